import { ReposcanError } from '@reposcan/core';
import { createMemoryStore, StorageError, type ScanStore } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { createFakeAnalysis, createFakeGit, createFakeSummarizer, observationOf, sampleSummary } from '../fixtures/fake-git.js';
import { quickScanSetup, storeWith } from '../fixtures/quick-scan-setup.js';
import { pipelineRejection, rejection } from '../fixtures/rejection.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import { waitForAbort } from '../fixtures/wait-for-abort.js';
import type { AnalysisPort, GitPort, SummarizerPort } from '../ports.js';
import type { DeepScanEvent } from './deep-scan-results.js';

const url = 'https://github.com/octocat/hello';

interface Ports {
  git?: GitPort;
  analysis?: AnalysisPort;
  storage?: ScanStore;
  summarizer?: SummarizerPort;
}

function setup({ git = createFakeGit().port, analysis = createFakeAnalysis(), storage = createMemoryStore(), ...more }: Ports) {
  return quickScanSetup(createFakeGithub({ account: snapshotOf('octocat', []) }), { git, analysis, storage, ...more });
}

describe('a deep scan', () => {
  it('looks ahead, clones, observes, extracts, makes the graphs, summarises, stores, and closes what it opened', async () => {
    const { port: git, state } = createFakeGit();
    const { orchestrator, storage } = setup({ git, summarizer: createFakeSummarizer().port });

    const scan = await orchestrator.deepScan({ url });

    const stages = ['preflight', 'cloning', 'observing', 'extracting', 'graphing', 'call_graph', 'summarizing', 'storing'];
    expect(scan.timings.stages.map(({ stage, status }) => [stage, status])).toEqual(stages.map((stage) => [stage, 'completed']));
    const { warnings: _, readme, licenseFile, ...observed } = observationOf();
    expect(scan).toMatchObject({ kind: 'repository-scan', id: 'scan-1', recipe: 'recipe-1+words-1', repository: { source: { location: url }, readme, licenseFile } });
    expect(scan.files.map(({ importance }) => importance)).toEqual(observed.files.map(({ importance }) => importance / 2));
    expect(scan).toMatchObject({ skeletons: [{ path: 'src/index.ts' }], importGraph: { files: ['src/index.ts'] }, layers: { depth: 1 }, history: null });
    expect(scan).toMatchObject({ callGraph: { nodes: [{ qualifiedName: 'src/index.ts' }] }, summary: sampleSummary });
    expect(scan).not.toHaveProperty('callGraph.warnings');
    expect(scan).toMatchObject({ languages: observed.languages, entryPoints: observed.entryPoints, stats: observed.stats });
    expect(await storage.getRepositoryScan('local', 'scan-1')).toMatchObject({ repository: scan.repository });
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({ status: 'completed', target: url });
    expect(state).toMatchObject({ open: 0 });
  });

  it.each([
    [{ url }, { url }],
    [{ url, ref: 'v1', token: 'ghp_x' }, { url, ref: 'v1', token: 'ghp_x' }],
    [{ path: '/work' }, { path: '/work' }],
    [{ path: '/work', ref: 'v1', token: 'ghp_x' }, { path: '/work', ref: 'v1' }],
    [{ path: '/work', url: undefined, ref: undefined, token: '' }, { path: '/work' }],
  ])('of %j opens %j', async (options, target) => {
    const { port: git, state } = createFakeGit();

    await setup({ git }).orchestrator.deepScan(options);

    expect(state.asked).toEqual([[target, expect.objectContaining({ strategy: 'url' in target ? 'head' : 'history' })]]);
  });

  it('tells how far it is, and shows which repository it opened but not the handle to it', async () => {
    const events: DeepScanEvent[] = [];

    const scan = await setup({}).orchestrator.deepScan({ url, onEvent: (event) => events.push(event) });

    const { readme: _, licenseFile: __, ...identity } = scan.repository;
    const partials = events.filter((event) => event.type === 'partial');
    expect(partials.slice(0, 2)).toMatchObject([
      { stage: 'preflight', result: { commit: identity.commit, answeredBy: null } },
      { stage: 'cloning', result: identity },
    ]);
    expect(events.filter(({ type }) => type === 'stage-progress')).toMatchObject([
      { stage: 'cloning', done: 40, total: 100, unit: 'percent', label: 'receiving' },
      { stage: 'cloning', done: 0, total: null, unit: 'percent', label: 'resolving' },
      { stage: 'observing', done: 1, total: 3, unit: 'files' },
    ]);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });

  it('carries the warnings of git and of the analysis, in this order', async () => {
    const { port: git } = createFakeGit({ warnings: [{ code: 'SHALLOW_CLONE', message: 'Shallow.' }] });
    const analysis = createFakeAnalysis({ warnings: [{ code: 'FILE_SKIPPED', message: 'Odd.', subject: 'a.ts' }] });

    const scan = await setup({ git, analysis }).orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([
      { code: 'SHALLOW_CLONE', message: 'Shallow.', stage: 'cloning' },
      { code: 'FILE_SKIPPED', message: 'Odd.', subject: 'a.ts', stage: 'observing' },
    ]);
  });

  it('survives a clean-up that fails', async () => {
    const { port: git } = createFakeGit({ close: () => Promise.reject(new Error('busy')) });

    const scan = await setup({ git }).orchestrator.deepScan({ url });

    expect(scan.warnings).toMatchObject([{ code: 'CLEANUP_FAILED', stage: 'cloning' }]);
  });

  it('survives a store that fails', async () => {
    const storage = storeWith({ saveRepositoryScan: async () => Promise.reject(new StorageError('No space.', { code: 'FULL' })) });

    const scan = await setup({ storage }).orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([{ code: 'STORE_FAILED', stage: 'storing', message: 'The scan is complete, but was not stored: No space.' }]);
    expect(scan.files.length).toBeGreaterThan(0);
  });

  it.each([
    ['extracting', { extract: () => Promise.reject(new Error('a bug')) }, { skeletons: null, importGraph: null, signals: null, layers: null }],
    ['graphing', { graph: () => Promise.reject(new Error('a bug')) }, { skeletons: [{ path: 'src/index.ts' }], importGraph: null, signals: null, layers: null, callGraph: null }],
  ])('whose stage %s fails names it and keeps what the others gave', async (stage, analysis, kept) => {
    const { orchestrator, storage } = setup({ analysis: createFakeAnalysis(analysis) });

    const scan = await orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([{ code: 'STAGE_FAILED', stage, message: `The stage "${stage}" failed: a bug` }]);
    expect(scan).toMatchObject({ ...kept, files: observationOf().files });
    expect(await storage.getRepositoryScan('local', 'scan-1')).toMatchObject(kept);
  });

  it.each([
    ['call_graph', createFakeAnalysis({ calls: () => Promise.reject(new Error('a bug')) }), createFakeSummarizer().port, { callGraph: null, summary: sampleSummary }],
    ['summarizing', createFakeAnalysis(), createFakeSummarizer({ summarize: () => Promise.reject(new Error('a bug')) }).port, { callGraph: { edges: [] }, summary: null }],
  ])('whose stage %s fails has all but that', async (stage, analysis, summarizer, kept) => {
    const scan = await setup({ analysis, summarizer }).orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([{ code: 'STAGE_FAILED', stage, message: `The stage "${stage}" failed: a bug` }]);
    expect(scan).toMatchObject({ ...kept, layers: { depth: 1 } });
  });

  it('gives the summarizer all that it found, and files with the importance that the graph gives them', async () => {
    const { port: summarizer, asked } = createFakeSummarizer();
    const { orchestrator } = setup({ summarizer });

    const scan = await orchestrator.deepScan({ path: '/work' });
    await orchestrator.deepScan({ path: '/other', stages: ['summarizing'] });

    expect(asked[0]).toMatchObject({ observation: { files: scan.files }, extraction: { failed: [] }, graph: { layers: { depth: 1 } }, callGraph: { edges: [] }, history: { truncated: false } });
    expect(asked[1]).toMatchObject({ observation: { files: observationOf().files }, extraction: null, graph: null, callGraph: null, history: null });
  });

  it('has no summary without a summarizer', async () => {
    const scan = await setup({}).orchestrator.deepScan({ url });

    expect(scan).toMatchObject({ summary: null, recipe: 'recipe-1', warnings: [] });
  });

  it.each([
    [[], { skeletons: null, importGraph: null, callGraph: null, summary: null }],
    [['extracting'] as const, { skeletons: [{ path: 'src/index.ts' }], importGraph: null }],
    [['extracting', 'graphing'] as const, { importGraph: { files: ['src/index.ts'] }, callGraph: null }],
    [['summarizing'] as const, { skeletons: null, importGraph: null, callGraph: null, summary: sampleSummary }],
  ])('with the stages %j alone gives what they make', async (stages, made) => {
    const scan = await setup({ summarizer: createFakeSummarizer().port }).orchestrator.deepScan({ path: '/work', stages });

    expect(scan).toMatchObject({ ...made, warnings: [] });
    expect(scan.timings.stages.filter(({ status }) => status === 'skipped')).toHaveLength(4 - stages.length);
  });

  it('reads the history of a path, and of a URL only when asked to', async () => {
    const { orchestrator } = setup({});
    const fresh = { refresh: true };

    const scans = [
      await orchestrator.deepScan({ path: '/work' }),
      await orchestrator.deepScan({ url, history: true, ...fresh }),
      await orchestrator.deepScan({ path: '/other', history: false, ...fresh }),
    ];

    const read = { commits: 2, authors: 1, since: '2025-11-21T18:00:00Z', truncated: false, shallow: false };
    expect(scans.map(({ history }) => history)).toEqual([read, read, null]);
  });

  it('survives a history that cannot be read', async () => {
    const { port } = createFakeGit();
    const git: GitPort = { ...port, open: async (...args) => ({ ...(await port.open(...args)), history: () => Promise.reject(new Error('a bad pack')) }) };

    const scan = await setup({ git }).orchestrator.deepScan({ path: '/work' });

    expect(scan).toMatchObject({ history: null, layers: { depth: 1 } });
    expect(scan.warnings).toEqual([{ code: 'PARTIAL_RESULT', stage: 'graphing', message: 'The history could not be read: a bad pack' }]);
  });

  it('stores nothing when told so', async () => {
    const { orchestrator, storage } = setup({});

    await orchestrator.deepScan({ url, store: false });

    expect((await storage.listRuns('local')).items).toEqual([]);
  });
});

describe('a deep scan that fails', () => {
  it('to look ahead rejects with the error of git as it is, and keeps a failed run without credentials', async () => {
    const reason = new ReposcanError('The URL carries a password.', { code: 'INVALID_URL' });
    const { orchestrator, storage } = setup({ git: createFakeGit({ preflight: () => Promise.reject(reason) }).port });

    const error = await rejection(orchestrator.deepScan({ url: 'https://ada:s3cret@example.com/x' }));

    expect(error).toBe(reason);
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({
      kind: 'repository-scan',
      status: 'failed',
      target: 'https://example.com/x',
      error: { code: 'INVALID_URL', message: 'The URL carries a password.' },
    });
  });

  it('to observe closes what it opened', async () => {
    const { port: git, state } = createFakeGit();
    const { orchestrator, storage } = setup({ git, analysis: createFakeAnalysis({ observe: () => Promise.reject(new Error('a bug')) }) });

    const error = await pipelineRejection(orchestrator.deepScan({ url }));

    expect(error).toMatchObject({ code: 'STAGE_FAILED', stage: 'observing', partial: { preflight: { answeredBy: null }, cloning: { source: { location: url } } } });
    expect(state.open).toBe(0);
    expect((await storage.listRuns('local')).items).toMatchObject([{ status: 'failed', error: { code: 'UNEXPECTED', message: 'a bug' } }]);
  });
});

describe('an abort of a deep scan', () => {
  it.each(['preflight', 'cloning', 'observing', 'extracting', 'graphing', 'call_graph', 'summarizing', 'storing'] as const)('in the stage %s closes what was opened', async (stage) => {
    const controller = new AbortController();
    const { port, state } = createFakeGit();
    const hang = async (wanted: string, signal: AbortSignal | undefined) => (stage === wanted ? waitForAbort(signal) : undefined);
    const git: GitPort = {
      preflight: async (target, options) => (await hang('preflight', options?.signal)) ?? port.preflight(target, options),
      open: async (target, options) => (await hang('cloning', options?.signal)) ?? port.open(target, options),
    };
    const whole = createFakeAnalysis();
    const analysis = createFakeAnalysis({
      observe: async (tree, options) => (await hang('observing', options?.signal)) ?? whole.observe(tree, options),
      extract: async (tree, observation, options) => (await hang('extracting', options?.signal)) ?? whole.extract(tree, observation, options),
      graph: async (tree, input, options) => (await hang('graphing', options?.signal)) ?? whole.graph(tree, input, options),
      calls: async (tree, input, options) => (await hang('call_graph', options?.signal)) ?? whole.calls(tree, input, options),
    });
    const words = createFakeSummarizer().port;
    const { port: summarizer } = createFakeSummarizer({
      summarize: async (tree, input, options) => (await hang('summarizing', options?.signal)) ?? words.summarize(tree, input, options),
    });
    const { orchestrator, storage } = setup({ git, analysis, summarizer });

    const error = await pipelineRejection(
      orchestrator.deepScan({
        url,
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type === 'stage-started' && event.stage === stage) queueMicrotask(() => controller.abort());
        },
      }),
    );

    expect(error).toMatchObject({ code: 'ABORTED', stage });
    expect(state.open).toBe(0);
    expect((await storage.listRuns('local')).items.map(({ status }) => status)).toEqual(stage === 'storing' ? ['completed'] : []);
  });
});

describe('input that cannot be', () => {
  it.each([
    ['neither path nor url', {}],
    ['both path and url', { path: '.', url }],
    ['an empty path', { path: '' }],
    ['a blank url', { url: ' ' }],
    ['an empty ref', { url, ref: '' }],
    ['an empty user id', { url, userId: '' }],
    ['a stage that does not exist', { url, stages: ['guessing' as 'graphing'] }],
    ['a graph without skeletons', { url, stages: ['graphing' as const] }],
    ['calls without a graph', { url, stages: ['extracting' as const, 'call_graph' as const] }],
  ])('%s is refused before anything happens', async (_, options) => {
    const { port: git, state } = createFakeGit();

    const error = await pipelineRejection(setup({ git }).orchestrator.deepScan(options));

    expect(error.code).toBe('INVALID_INPUT');
    expect(state.asked).toEqual([]);
  });
});
