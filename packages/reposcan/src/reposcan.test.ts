import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReposcanError } from '@reposcan/core';
import { createAccountFixture, createGithubServer, type GithubServer } from '@reposcan/github/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReposcan, type Reposcan, type ReposcanOptions } from './reposcan.js';

const token = 'ghp_loopback';
const account = createAccountFixture({ login: 'octocat', repositories: 5, privateRepositories: 1 });
const github: GithubServer = createGithubServer({ accounts: [account], tokens: { [token]: { login: 'octocat' } } });
let githubUrl: string;
let folder: string;
let dataDir: string;
const opened: Reposcan[] = [];

beforeAll(async () => {
  githubUrl = (await github.listen()).url;
});

afterAll(() => github.close());

beforeEach(() => {
  github.reset();
  folder = mkdtempSync(join(tmpdir(), 'reposcan-test-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((reposcan) => reposcan.close()));
  rmSync(folder, { recursive: true });
});

function create(options: Partial<ReposcanOptions> = {}): Reposcan {
  const reposcan = createReposcan({ dataDir, githubUrl, token, ...options });
  opened.push(reposcan);
  return reposcan;
}

/** A repository with one commit of one file. */
function repositoryIn(path: string): string {
  const git = (...args: string[]) => execFileSync('git', ['-C', path, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args]);
  execFileSync('git', ['init', '-q', '-b', 'main', path]);
  writeFileSync(join(path, 'index.js'), 'export const answer = 42;\n');
  git('add', '.');
  git('commit', '-q', '-m', 'Answer');
  return path;
}

describe('createReposcan', () => {
  it('does nothing until it scans', () => {
    create();

    expect(existsSync(dataDir)).toBe(false);
    expect(github.requests).toEqual([]);
  });

  it('scans an account with its token, and finds the scan again after a restart', async () => {
    const first = create();

    const scan = await first.scanAccount({ login: 'octocat' });
    await first.close();
    const summary = await create().store.getScanSummary('local', 'octocat');

    expect(scan.summary).toMatchObject({ repositories: 5, kinds: { private: 1 } });
    expect(summary).toEqual(scan.summary);
    expect(readdirSync(dataDir)).toContain('reposcan.sqlite');
  });

  it('scans a repository from a folder inside it', async () => {
    const path = repositoryIn(mkdtempSync(join(folder, 'repository-')));

    const scan = await create().scanRepository({ path });

    expect(scan.files.map((file) => file.path)).toEqual(['index.js']);
    expect(scan.repository).toMatchObject({ subject: 'Answer', branch: 'main', source: { kind: 'path' } });
  });

  it('keeps scans in memory when told so, and writes nothing', async () => {
    const reposcan = create({ store: 'memory' });

    await reposcan.scanAccount({ login: 'octocat' });

    expect((await reposcan.store.listRepositories('local')).items).toHaveLength(5);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('gives the scan also where the database cannot be', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');

    const scan = await create({ dataDir: join(file, 'data') }).scanAccount({ login: 'octocat' });

    expect(scan.repositories).toHaveLength(5);
    expect(scan.warnings.map(({ code }) => code)).toContain('STORE_FAILED');
  });

  it('clones from loopback only where the policy says so', async () => {
    const url = `${githubUrl}/octocat/nothing`;
    const gitPolicy = { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true } as const;

    const refused = await create().scanRepository({ url }).catch((error: unknown) => error);
    const asked = github.requests.length;
    const reached = await create({ gitPolicy }).scanRepository({ url }).catch((error: unknown) => error);

    expect(refused).toMatchObject({ name: 'GitError', code: 'URL_REFUSED' });
    expect(reached).toMatchObject({ name: 'GitError', code: 'REPOSITORY_NOT_FOUND' });
    expect(github.requests.length).toBeGreaterThan(asked);
  });

  it('closes twice without complaint', async () => {
    const reposcan = create();

    await reposcan.close();

    await expect(reposcan.close()).resolves.toBeUndefined();
  });

  it.each([
    ['an empty data directory', { dataDir: '' }],
    ['a GitHub that is no address', { githubUrl: 'github' }],
    ['a token that cannot be one', { token: 'two words' }],
    ['an impossible limit', { maxEnrich: 0.5 }],
  ])('refuses %s at once', (_, options) => {
    expect(() => create(options)).toThrow(ReposcanError);
  });
});

describe('the jobs of createReposcan', () => {
  it('run in its workers, and their scans are in its store', async () => {
    const reposcan = create();
    reposcan.orchestrator.startWorker();

    const { id } = await reposcan.orchestrator.enqueueQuickScan({ login: 'octocat' });
    const job = await reposcan.queue.waitFor(id);

    expect(job).toMatchObject({ state: 'completed', result: { runId: id, summary: { repositories: 5, kinds: { private: 1 } } } });
    expect(await reposcan.store.getRun('local', id)).toMatchObject({ status: 'completed' });
    expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['queue.sqlite', 'reposcan.sqlite']));
  });

  it('survive a restart, and nothing of the token is in any file', async () => {
    const path = repositoryIn(mkdtempSync(join(folder, 'repository-')));
    const first = create();
    const { id } = await first.orchestrator.enqueueScan({ path });
    const account = await first.orchestrator.enqueueQuickScan({ login: 'octocat' });
    await first.close();

    const second = create();
    second.orchestrator.startWorker();
    const job = await second.queue.waitFor(id);
    await second.queue.waitFor(account.id);
    await second.close();

    expect(job).toMatchObject({ state: 'completed', result: { files: 1, location: path } });
    for (const file of readdirSync(dataDir)) expect(readFileSync(join(dataDir, file)).includes(token)).toBe(false);
  });

  it('write nothing when scans are kept in memory, unless told so', async () => {
    const reposcan = create({ store: 'memory' });
    reposcan.orchestrator.startWorker();

    const { id } = await reposcan.orchestrator.enqueueQuickScan({ login: 'octocat' });

    expect(await reposcan.queue.waitFor(id)).toMatchObject({ state: 'completed' });
    expect(existsSync(dataDir)).toBe(false);
  });

  it('make no database as long as there are none', async () => {
    const reposcan = create();

    await reposcan.scanAccount({ login: 'octocat' });
    await reposcan.close();

    expect(readdirSync(dataDir)).toEqual(['reposcan.sqlite']);
  });

  it('are refused under a name that no scan has', async () => {
    const reposcan = create({ store: 'memory' });

    await expect(reposcan.queue.enqueue('mine' as never, {} as never)).rejects.toMatchObject({ code: 'UNKNOWN_JOB_NAME' });
  });

  it.each([
    { user: 'ada', asUser: token, privateRepositories: 1 },
    { user: 'bob', asUser: undefined, privateRepositories: 0 },
  ])('see what the token of $user may see, not what that of everybody may', async ({ user, asUser, privateRepositories }) => {
    const reposcan = create({ store: 'memory', tokenFor: (userId) => (userId === user ? asUser : token) });
    reposcan.orchestrator.startWorker();

    const { id } = await reposcan.orchestrator.enqueueQuickScan({ login: 'octocat', userId: user });

    expect(await reposcan.queue.waitFor(id)).toMatchObject({ result: { summary: { kinds: { private: privateRepositories } } } });
  });

  it.each([
    { api: 'https://127.0.0.1', asked: ['ada'] },
    { api: 'https://git.example.com', asked: [] },
  ])('clone from https://127.0.0.1 with a token only where that is the GitHub: $api', async ({ api, asked }) => {
    const users: string[] = [];
    const tokenFor = (userId: string) => {
      users.push(userId);
      return undefined;
    };
    const reposcan = create({ store: 'memory', githubUrl: api, tokenFor });
    reposcan.orchestrator.startWorker();

    const { id } = await reposcan.orchestrator.enqueueScan({ url: 'https://127.0.0.1/octocat/hello', userId: 'ada' });
    const job = await reposcan.queue.waitFor(id);

    expect(users).toEqual(asked);
    expect(job).toMatchObject({ state: 'failed', attempts: 1, failure: { message: expect.stringContaining('[ADDRESS_REFUSED]') } });
  });
});

describe('the token of a GitHub', () => {
  it.each([
    { githubUrl: undefined, url: 'https://github.com/octocat/hello', sent: true },
    { githubUrl: 'https://api.github.com', url: 'https://GitHub.com/octocat/hello', sent: true },
    { githubUrl: 'https://api.acme.ghe.com', url: 'https://acme.ghe.com/octocat/hello', sent: true },
    { githubUrl: 'https://git.example.com/api/v3', url: 'https://git.example.com/octocat/hello', sent: true },
    { githubUrl: undefined, url: 'http://github.com/octocat/hello', sent: false },
    { githubUrl: undefined, url: 'https://github.com:8443/octocat/hello', sent: false },
    { githubUrl: undefined, url: 'https://github.com.example.com/octocat/hello', sent: false },
    { githubUrl: undefined, url: 'https://github.com@example.com/octocat/hello', sent: false },
    { githubUrl: 'https://git.example.com', url: 'https://github.com/octocat/hello', sent: false },
    { githubUrl: 'https://api.example.com', url: 'https://example.com/octocat/hello', sent: false },
    { githubUrl: undefined, url: 'git@github.com:octocat/hello.git', sent: false },
  ])('of $githubUrl goes along to $url: $sent', async ({ githubUrl: api, url, sent }) => {
    const reposcan = create({ githubUrl: api, store: 'memory' });
    const deepScan = vi.spyOn(reposcan.orchestrator, 'deepScan').mockRejectedValue(new Error('enough'));

    await expect(reposcan.scanRepository({ url })).rejects.toThrow('enough');

    expect(deepScan.mock.calls[0]?.[0].token).toBe(sent ? token : undefined);
  });

  it('gives way to the token of the call', async () => {
    const reposcan = create({ store: 'memory' });
    const deepScan = vi.spyOn(reposcan.orchestrator, 'deepScan').mockRejectedValue(new Error('enough'));

    await expect(reposcan.scanRepository({ url: 'https://example.com/x', token: 'other' })).rejects.toThrow('enough');

    expect(deepScan.mock.calls[0]?.[0].token).toBe('other');
  });
});
