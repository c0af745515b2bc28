import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
