import fc from 'fast-check';
import type { Claim, RepositorySummary, SummaryPart } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { pathsIn } from '../claims/paths-in.js';
import { ferry } from '../fixtures/ferry.js';
import { scanned } from '../fixtures/scanned.js';
import { createSummarizer } from '../summarizer.js';

const summarize = (texts: Readonly<Record<string, string>>, more = {}) => {
  const { tree, input } = scanned(texts, more);
  return createSummarizer().summarize(tree, input);
};
const lines = ({ sections }: SummaryPart): string[] =>
  sections.flatMap(({ topic, claims }) => claims.map(({ text, sources: [first] }) => `${topic}: ${text} [${first?.path ?? ''}:${String(first?.line)}]`));
const claimsOf = ({ headline, docs, code, merged }: RepositorySummary): Claim[] => [headline, ...[docs, code, merged].flatMap(({ sections }) => sections.flatMap(({ claims }) => claims))];

describe('the extractive summary', () => {
  it('says what the documentation says, with the lines in which it stands', async () => {
    const { headline, docs } = await summarize(ferry);

    expect(headline).toEqual({ text: 'Ferry is a small library that moves files between object stores.', sources: [{ path: 'README.md', line: 10 }] });
    expect(lines(docs)).toEqual([
      'what: Ferry is a small library that moves files between object stores. [README.md:10]',
      'what: It keeps checksums and resumes what was interrupted. [README.md:10]',
      'what: Its README lists among others: Resumable transfers; Checksums for each file; Streams of any size. [README.md:16]',
      'structure: A transfer consists of a plan and a worker pool. [README.md:32]',
      'reading: The documentation can be entered at docs/index.md (“Ferry documentation”). [docs/index.md:null]',
      'running: Node.js 20 or newer is required. [README.md:22]',
      'running: Install it with: npm install ferry [README.md:27]',
    ]);
  });

  it('says what manifests and files say', async () => {
    const { code } = await summarize(ferry);

    expect(lines(code)).toEqual([
      'what: It is offered as the npm package ferry, described as “Moves files between object stores”. [package.json:3]',
      'audience: Developers can use it in programs of their own: ferry is a package to import. [package.json:2]',
      'structure: It is written in TypeScript: 100 % of the code by size, 5 lines in 5 files. [src/transfer.ts:null]',
      'structure: Of 10 files, 5 are source code, 1 belongs to the tests and 2 are documentation. [README.md:null]',
      'running: Install it with: npm install ferry [package.json:2]',
      'running: Its tests run with: npm test (vitest run) [package.json:6]',
      'running: It is built with: npm run build (tsc) [package.json:7]',
      'running: It needs Node >=20. [package.json:4]',
    ]);
  });

  it('joins both without saying anything twice', async () => {
    const { merged } = await summarize(ferry);

    expect(merged.method).toBe('extractive');
    expect(merged.sections.map(({ topic }) => topic)).toEqual(['what', 'audience', 'structure', 'reading', 'running']);
    expect(lines(merged).filter((line) => line.includes('npm install ferry'))).toHaveLength(1);
  });

  it('names files that matter, and what is unusual', async () => {
    const { input } = scanned(ferry);
    const graph = {
      importGraph: { files: ['src/plan.ts', 'src/store.ts'], edges: [], externals: [], unresolved: [] },
      signals: {
        files: [{ path: 'src/transfer.ts', pageRank: 1, fanIn: 3, fanOut: 0, community: 0, cycle: null, commits: null }],
        cycles: [{ files: ['src/plan.ts', 'src/store.ts'], example: ['src/plan.ts', 'src/store.ts'] }],
        communities: [],
        hotspots: [],
      },
      layers: {
        depth: 2,
        folders: [
          { path: 'src', layer: 1, files: 5, uses: ['docs'] },
          { path: 'docs', layer: 0, files: 1, uses: [] },
        ],
        violations: [{ fromFolder: 'docs', toFolder: 'src', edges: [{ from: 'src/plan.ts', to: 'src/store.ts', line: 1 }], count: 1 }],
      },
    };
    const symbol = { name: 'transfer', kind: 'function' as const, signature: 'function transfer()', doc: 'Moves all chunks of a `plan`. Twice.', decorators: [], exported: true, line: 1, endLine: 9, members: [] };
    const skeleton = { path: 'src/transfer.ts', language: 'TypeScript', symbols: [symbol], imports: [], exports: [], packageName: null, syntaxErrors: false };
    const history = {
      commits: Array.from({ length: 20 }, (_, index) => ({ oid: String(index), author: 'a', email: 'a@b', committedAt: '', subject: '', merge: false, files: [] })),
      since: '2025-01-01T00:00:00Z',
      truncated: false,
      shallow: false,
    };
    const observation = { ...input.observation, licenseFile: null, entryPoints: [{ path: 'src/worker.ts', kind: 'bin' as const, evidence: 'package.json bin.ferry: dist/gone.js' }] };

    const { code, diagram } = await summarize(ferry, { graph, history, observation, extraction: { skeletons: [skeleton], failed: [] } });

    expect(lines(code)).toEqual(
      expect.arrayContaining([
        'structure: Its imports order the folders into 2 layers: at the top src, at the bottom docs, which imports no other folder. [src/transfer.ts:null]',
        'reading: Start at src/worker.ts, an entry point (package.json bin.ferry). [src/worker.ts:null]',
        'reading: src/transfer.ts defines transfer; 3 files import it. transfer: Moves all chunks of a plan. [src/transfer.ts:1]',
        'unusual: 2 files import each other in circles at run time, such as src/plan.ts and src/store.ts. [src/plan.ts:null]',
        'unusual: 1 import runs against the order of the layers, from docs to src. [src/plan.ts:1]',
        'unusual: One author made 100 % of the 20 commits that were looked at. [README.md:null]',
        'unusual: There is no licence file at the root. [README.md:null]',
      ]),
    );
    expect(diagram).toContain('n0["src"]');
  });

  it.each([
    ['Chinese', '# 渡船\n\n渡船是一个在对象存储之间移动文件的小型库，支持断点续传和校验。\n', 'ferry: 渡船是一个在对象存储之间移动文件的小型库，支持断点续传和校验。'],
    ['German', '# Fähre\n\nFähre bewegt Dateien zwischen Speichern.\n', 'ferry: Fähre bewegt Dateien zwischen Speichern.'],
  ])('takes sentences of any language: %s', async (_language, readme, headline) => {
    expect((await summarize({ 'README.md': readme })).headline.text).toBe(headline);
  });

  it.each([
    ['nothing at all', {}],
    ['a README without prose', { 'README.md': '[![b](c)](d)\n' }],
    ['sources alone', { 'src/a.ts': 'x\n' }],
    ['broken manifests', { 'package.json': '{', 'pyproject.toml': '= 1', 'Cargo.toml': '[[', 'go.mod': '', 'composer.json': 'null' }],
    ['manifests with other types', { 'package.json': '{"name": 1, "bin": [], "scripts": {"test": {}}, "engines": "x"}' }],
  ])('is made of %s', async (_what, texts) => {
    const summary = await summarize(texts);

    expect(summary.headline.text).not.toBe('');
    expect(summary.headline.sources.length).toBe(Object.keys(texts).length === 0 ? 0 : 1);
  });

  it('names only files of the commit and numbers of the evidence, whatever stands in the documents', async () => {
    const word = fc.constantFrom('Ferry', 'is', 'a', 'library', 'for', 'developers', '42', '1,000', 'src/gone.ts', 'src/a.ts', '.', '\n\n', '\n- ', '## Features', '\n', 'https://x.example', 'npm install ferry', '```', 'requires', 'Node.js');
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));

    await fc.assert(
      fc.asyncProperty(text, text, async (readme, guide) => {
        const texts: Record<string, string> = { 'README.md': readme, 'docs/index.md': guide, 'src/a.ts': 'x\n' };
        const summary = await summarize(texts);
        for (const { text: said, sources } of claimsOf(summary)) {
          for (const { path, line } of sources) {
            expect(texts[path]).toBeDefined();
            if (line !== null) expect(line).toBeLessThanOrEqual((texts[path] ?? '').split('\n').length);
          }
          for (const path of pathsIn(said)) expect(Object.keys(texts).some((known) => known.endsWith(path))).toBe(true);
          const evidence = `${sources.map(({ path }) => texts[path] ?? '').join(' ')} 1 2 3 100`.replaceAll(',', '');
          for (const number of said.replaceAll(',', '').match(/(?<![\p{L}\p{N}])\d+/gu) ?? []) expect(evidence).toContain(number);
          expect(said).not.toMatch(/[\p{Cc}<>]/u);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does without files that cannot be read, and says so', async () => {
    const { tree, input } = scanned(ferry);
    const broken = {
      ...tree,
      // oxlint-disable-next-line require-yield -- it breaks off before the first file
      async *read() {
        throw new Error('damaged');
      },
    };

    const summary = await createSummarizer().summarize(broken, input);

    expect(summary.headline.text).toBe('ferry is a TypeScript repository with 5 source files.');
    expect(summary.warnings).toMatchObject([{ code: 'PARTIAL_RESULT' }, { code: 'PARTIAL_RESULT' }]);
  });

  it('ends at once when it is aborted', async () => {
    const { tree, input } = scanned(ferry);
    const reason = new Error('enough');

    await expect(createSummarizer().summarize(tree, input, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
