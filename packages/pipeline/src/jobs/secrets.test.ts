import { ReposcanError } from '@reposcan/core';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeGit } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { pipelineRejection } from '../fixtures/rejection.js';
import { everythingIn, scanQueueSetup } from '../fixtures/scan-queue-setup.js';
import type { ScanOrchestratorOptions } from '../scan-orchestrator.js';
import type { TokenFor, TokenTarget } from './token-for.js';

let opened: ReturnType<typeof scanQueueSetup> | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

function setup(options: Partial<ScanOrchestratorOptions> = {}) {
  opened = scanQueueSetup(options);
  return opened;
}

const token = 'ghp_s3cret';

describe('the token of a job', () => {
  it('is looked up by the worker, for the user and for what it is to be used on', async () => {
    const asked: [string, TokenTarget][] = [];
    const tokenFor: TokenFor = (...question) => {
      asked.push(question);
      return Promise.resolve(`${token}_of_${question[0]}`);
    };
    const github = createFakeGithub({ account: octocat });
    const { port: git, state } = createFakeGit();
    const { orchestrator, queue } = setup({ tokenFor, github, git });

    const quick = await orchestrator.enqueueQuickScan({ login: 'octocat', userId: 'ada' });
    const deep = await orchestrator.enqueueScan({ url: 'https://example.com/x', userId: 'bob' });
    const local = await orchestrator.enqueueScan({ path: '/work' });
    orchestrator.startWorker({ concurrency: 1 });
    await Promise.all([quick, deep, local].map(({ id }) => queue.waitFor(id)));

    expect(asked).toEqual([
      ['ada', { login: 'octocat' }],
      ['bob', { url: 'https://example.com/x' }],
    ]);
    expect(github.asked.fetchAccount[0]?.[1]?.token).toBe(`${token}_of_ada`);
    expect(state.asked.map(([target]) => ('token' in target ? target.token : undefined))).toEqual([`${token}_of_bob`, undefined]);
  });

  it('is in no job, partial result, event or run, also when ports speak it out', async () => {
    const loud = () => Promise.reject(new Error(`Bad credentials: ${token}, see https://x:${token}@example.com`));
    const known = () => Promise.reject(new ReposcanError(`The server refuses ${token}.`, { code: 'NETWORK' }));
    const github = createFakeGithub({ account: async (login) => (login === 'octocat' ? octocat : loud()), enrich: loud });
    const { orchestrator, queue, events, storage, clock } = setup({ tokenFor: () => token, github, git: createFakeGit({ open: known }).port });

    await orchestrator.enqueueAccountScan({ login: 'octocat' });
    await orchestrator.enqueueQuickScan({ login: 'loud' });
    await orchestrator.enqueueScan({ url: 'https://example.com/loud' });
    orchestrator.startWorker();
    await clock.advance(300_000);

    const everything = await everythingIn(queue, events);
    expect(Object.entries(await queue.counts()).filter(([, count]) => count > 0)).toEqual([
      ['completed', 2],
      ['failed', 5],
    ]);
    expect(everything).toContain('Bad credentials: ***');
    expect(everything).toContain('The server refuses ***. [NETWORK]');
    expect(everything).not.toContain(token);
    expect(JSON.stringify((await storage.listRuns('local')).items)).not.toContain(token);
  });

  it('that cannot be looked up fails the attempt, and the next one asks again', async () => {
    let calls = 0;
    const tokenFor: TokenFor = () => {
      calls += 1;
      if (calls === 1) throw new Error('The vault is closed.');
      return token;
    };
    const { orchestrator, queue, clock } = setup({ tokenFor });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();

    await clock.advance(40_000);

    expect(await queue.get(id)).toMatchObject({ state: 'completed', attempts: 2 });
  });

  it.each([
    ['a quick scan', 'enqueueQuickScan', { login: 'octocat', token }],
    ['an account scan', 'enqueueAccountScan', { login: 'octocat', token }],
    ['a deep scan', 'enqueueScan', { url: 'https://example.com/x', token }],
  ] as const)('is refused where %s is enqueued with one', async (_, method, options) => {
    const { orchestrator, queue } = setup();

    const error = await pipelineRejection(orchestrator[method](options as never));

    expect(error.code).toBe('INVALID_INPUT');
    expect(error.message).not.toContain(token);
    expect((await queue.list()).items).toEqual([]);
  });
});

describe('the URL of a job', () => {
  it.each([
    `https://ada:${token}@example.com/x`,
    `https://${token}@example.com/x`,
    `https:/${token}@example.com/x`,
    `HTTPS://example.com/x?access_token=${token}`,
    `https://example.com/x#${token}`,
    `https://example.com\\@${token}/x`,
    `https://example.com/https://ada:${token}@example.org/x`,
    `http::https://ada:${token}@example.com/x`,
    `ssh://ada:${token}@example.com/x`,
    `ssh://git:${token}@example.com/x`,
    `${token}@example.com:x`,
  ])('%s is refused without being repeated', async (url) => {
    const { orchestrator, queue } = setup();

    const error = await pipelineRejection(orchestrator.enqueueScan({ url }));

    expect(error.code).toBe('INVALID_INPUT');
    expect(error.message).not.toContain(token);
    expect((await queue.list()).items).toEqual([]);
  });

  it.each([
    'https://github.com/octocat/hello',
    'https://example.com:8443/~ada/x.git',
    'https://example.com/@ada/x',
    'ssh://git@example.com/x',
    'git@example.com:ada/x.git',
  ])('%s is kept as it is', async (url) => {
    const { orchestrator, queue } = setup();

    const { id } = await orchestrator.enqueueScan({ url });

    expect(await queue.get(id)).toMatchObject({ payload: { target: { url } } });
  });
});

describe('input that cannot be', () => {
  it.each([
    ['enqueueQuickScan', { login: '' }],
    ['enqueueQuickScan', { login: 'octocat', userId: ' ' }],
    ['enqueueQuickScan', { login: 'octocat', enrich: 'some' }],
    ['enqueueScan', {}],
    ['enqueueScan', { path: '.', url: 'https://example.com/x' }],
    ['enqueueScan', { url: 'https://example.com/x', ref: '' }],
  ] as const)('%s(%j) is refused before anything is kept', async (method, options) => {
    const { orchestrator, queue } = setup();

    const error = await pipelineRejection(orchestrator[method](options as never));

    expect(error.code).toBe('INVALID_INPUT');
    expect((await queue.list()).items).toEqual([]);
  });
});
