import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccountFixture, createGithubServer, type GithubServer } from '@reposcan/github/testing';
import type { AccountScan, RepositoryScan } from '@reposcan/core';
import type { DeepAccountScan } from '../deep/deep-account-scan.js';
import { startEnterpriseServer, type EnterpriseServer } from '../fixtures/enterprise-server.js';
import { startCli, type CliResult } from '../fixtures/run-cli.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';

const token = 'ghp_0123456789abcdefghij';
const expired = 'ghp_expired9876543210';
const modelKey = 'sk-0123456789abcdefghij';

let sandbox: Sandbox;
let github: GithubServer;
let githubUrl = '';
let enterprise: EnterpriseServer;
const results: CliResult[] = [];

function start(args: readonly string[], { cwd = '.', env = {} }: { cwd?: string; env?: Record<string, string> } = {}) {
  const places = { HOME: sandbox.path('home'), TMPDIR: sandbox.path('tmp'), REPOSCAN_DATA_DIR: sandbox.path('data') };
  return startCli(args, { cwd: sandbox.path(cwd), env: { ...places, ...env } });
}

async function reposcan(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<CliResult> {
  const result = await start(args, options).ended;
  results.push(result);
  return result;
}

async function json<T>(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Promise<T> {
  const { code, stdout, stderr } = await reposcan([...args, '--json'], options);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout) as T;
}

/** Whether a process with this text in its command line is alive, where the system tells. */
function isRunning(text: string): boolean {
  if (!existsSync('/proc/self/cmdline')) return false;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });
}

beforeAll(async () => {
  sandbox = createSandbox();
  sandbox.write('home/.keep', '');
  sandbox.write('tmp/.keep', '');
  sandbox.write('a-file', 'not a directory');
  sandbox.repository('project', {
    'README.md': '# Project\n\nA project that does one thing.\n',
    'package.json': '{ "name": "project", "main": "./src/index.js" }',
    'src/index.js': "import { one } from './one.js';\nexport { one };\n",
    'src/one.js': 'export const one = 1;\n',
  });
  sandbox.git('.', 'clone', '-q', '--bare', 'project', 'hosted/octocat/project');
  sandbox.git('.', 'clone', '-q', '--depth', '1', `file://${sandbox.path('project')}`, 'shallow');
  sandbox.git('project', 'worktree', 'add', '-q', sandbox.path('worktree'), '-b', 'side');
  sandbox.git('.', 'init', '-q', 'empty');

  const repositories = [
    { name: 'project', stars: 4000, forks: 300 },
    { name: 'missing', stars: 3000, forks: 200 },
    { name: '<script>alert(1)</script>', description: `"'><img src=x>\u202E` },
  ];
  github = createGithubServer({
    accounts: [
      createAccountFixture({ login: 'octocat', repositories }),
      createAccountFixture({ login: 'crowd', repositories: 120 }),
      createAccountFixture({ login: 'nobody', repositories: 0 }),
    ],
    tokens: { [token]: { login: 'octocat' }, [expired]: { login: 'octocat', expired: true } },
  });
  githubUrl = (await github.listen()).url;
  enterprise = await startEnterpriseServer({ apiUrl: githubUrl, repositories: sandbox.path('hosted') });
});

afterAll(async () => {
  await github.close();
  await enterprise.close();
  sandbox.remove();
});

describe('reposcan scan of a path', () => {
  it.each([
    ['a subdirectory', 'project/src', 'main'],
    ['a shallow clone', 'shallow', 'main'],
    ['a worktree', 'worktree', 'side'],
    ['a bare repository', 'hosted/octocat/project', 'main'],
  ])('scans the whole repository from %s', async (_, cwd, branch) => {
    const scan = await json<RepositoryScan>(['scan', '.'], { cwd });

    expect(scan.repository).toMatchObject({ branch, subject: 'First light', readme: { title: 'Project' } });
    expect(scan.files.map(({ path }) => path).toSorted()).toEqual(['README.md', 'package.json', 'src/index.js', 'src/one.js']);
    expect(Object.keys(scan)).toEqual(
      expect.arrayContaining(['repository', 'files', 'languages', 'entryPoints', 'stats', 'timings', 'warnings']),
    );
  });

  it('prints a report and names the files that it wrote', async () => {
    const { code, stdout } = await reposcan(['scan', '.', '--html', 'out/report.html'], { cwd: 'project' });

    expect(code).toBe(0);
    expect(stdout).toContain('A project that does one thing.');
    expect(stdout).toContain(
      `Wrote:\n  ${sandbox.path('data/reposcan.sqlite')} (database)\n  ${sandbox.path('project/out/report.html')} (report)\n`,
    );
    expect(existsSync(sandbox.path('data/reposcan.sqlite'))).toBe(true);
    expect(readFileSync(sandbox.path('project/out/report.html'), 'utf8')).toContain('A project that does one thing.');
  });

  it.each([
    ['empty', 'EMPTY_REPOSITORY'],
    ['home', 'NOT_A_REPOSITORY'],
  ])('says what is wrong with %s', async (cwd, errorCode) => {
    const { code, stdout, stderr } = await reposcan(['scan', '.', '--json'], { cwd });

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`reposcan: .*\\[${errorCode}\\]\n$`));
  });

  it('prints the scan also where it cannot be stored, and fails', async () => {
    const { code, stdout, stderr } = await reposcan(['scan', '.', '--json', '--data-dir', sandbox.path('a-file/below')], {
      cwd: 'project',
    });

    expect(code).toBe(1);
    expect((JSON.parse(stdout) as RepositoryScan).warnings).toContainEqual(expect.objectContaining({ code: 'STORE_FAILED' }));
    expect(stderr).toMatch(/--data-dir DIR.*--no-store.*\[STORE_FAILED\]\n$/);
  });

  it('says who calls whom, and in words what the repository is', async () => {
    const scan = await json<RepositoryScan>(['scan', '.', '--no-store'], { cwd: 'project' });

    expect(scan.callGraph?.nodes.map(({ qualifiedName }) => qualifiedName)).toEqual(['src/index.js', 'src/one.js']);
    expect(scan.callGraph).toMatchObject({ coverage: [{ languages: ['JavaScript'], files: 2 }], failed: [] });
    expect(scan.summary).toMatchObject({ headline: { sources: [{ path: 'README.md', line: 3 }] }, model: null, usage: { requests: 0 } });
  });

  it('has a model write the summary, and does without where it answers nonsense', async () => {
    const keys = new Set<string | undefined>();
    const server = createServer((request, response) => {
      keys.add(request.headers.authorization);
      response.setHeader('content-type', 'application/json').end('{ "choices": [{ "message": { "content": "nonsense" }, "finish_reason": "stop" }] }');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`;
    try {
      const words = ['scan', '.', '--no-store', '--stages', 'summarizing', '--model-url', url, '--model', 'm-1'];
      const scan = await json<RepositoryScan>(words, { cwd: 'project', env: { REPOSCAN_MODEL_KEY: modelKey } });

      expect([...keys]).toEqual([`Bearer ${modelKey}`]);
      expect(scan).toMatchObject({ callGraph: null, summary: { model: 'm-1', fallback: expect.any(String), merged: { method: 'extractive' } } });
    } finally {
      server.close();
    }
  });

  it('refuses a model at an address that is none', async () => {
    const { code, stderr } = await reposcan(['scan', '.', '--model-url', 'ftp://models', '--model', 'm-1'], { cwd: 'project', env: { REPOSCAN_MODEL_KEY: modelKey } });

    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^reposcan: /) });
  });

  it('writes nothing with --no-store', async () => {
    const { code } = await reposcan(['scan', '.', '--no-store', '--data-dir', sandbox.path('unused')], { cwd: 'project' });

    expect(code).toBe(0);
    expect(existsSync(sandbox.path('unused'))).toBe(false);
  });
});

describe('reposcan scan of a URL', () => {
  it('clones it, and leaves no clone behind', async () => {
    const scan = await json<RepositoryScan>(['scan', `${enterprise.origin}/octocat/project`, '--allow-private']);

    expect(scan.repository).toMatchObject({ name: 'project', source: { kind: 'url' }, subject: 'First light' });
    expect(readdirSync(sandbox.path('tmp'))).toEqual(['.keep']);
  });

  it('refuses addresses of the own network unless they are allowed', async () => {
    const { code, stderr } = await reposcan(['scan', `${enterprise.origin}/octocat/project`]);

    expect(code).toBe(1);
    expect(stderr).toMatch(/\[(URL|ADDRESS)_REFUSED\]/);
  });

  it.each([
    'ext::sh -c "touch pwned"',
    'file:///etc',
    'git@github.com:octocat/project',
    'https://user:hunter2secret@example.com/x',
  ])('refuses %s and starts nothing', async (url) => {
    const { code, stdout, stderr } = await reposcan(['scan', url]);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/\[(INVALID_URL|URL_REFUSED)\]/);
    expect(stderr).not.toContain('hunter2secret');
    expect(existsSync(sandbox.path('pwned'))).toBe(false);
  });
});

describe('reposcan scan of an account', () => {
  it('prints exactly one JSON document with everything that a program needs', async () => {
    const scan = await json<AccountScan>(['scan', 'crowd', '--github-url', githubUrl], { env: { GITHUB_TOKEN: token } });

    expect(Object.keys(scan)).toEqual(
      expect.arrayContaining(['profile', 'repositories', 'summary', 'selected', 'excluded', 'timings', 'warnings']),
    );
    expect(scan.repositories).toHaveLength(120);
    expect(scan.selected.length + scan.excluded.length).toBe(120);
    expect('deep' in scan).toBe(false);
  });

  it('works without a token, and says what that costs', async () => {
    const { code, stdout } = await reposcan(['scan', '@crowd', '--github-url', githubUrl]);

    expect(code).toBe(0);
    expect(stdout).toContain('[UNAUTHENTICATED]');
  });

  it('copes with an account without repositories', async () => {
    const scan = await json<AccountScan>(['scan', 'nobody', '--github-url', githubUrl]);

    expect(scan).toMatchObject({ repositories: [], selected: [], excluded: [] });
  });

  it.each([
    ['an unknown login', 'nowhere-man', {}, 'NOT_FOUND', 'nowhere-man'],
    ['an expired token', 'octocat', { GITHUB_TOKEN: expired }, 'UNAUTHORIZED', 'token'],
  ])('says what is wrong with %s', async (_, login, env, errorCode, words) => {
    const { code, stdout, stderr } = await reposcan(['scan', login, '--json', '--github-url', githubUrl], { env });

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr).toMatch(new RegExp(`\\[${errorCode}\\]\n$`));
  });

  it('looks into the selected repositories with --deep; one that cannot be cloned costs the others nothing', async () => {
    const args = ['scan', 'octocat', '--deep', '--allow-private', '--github-url', enterprise.origin];

    const scan = await json<DeepAccountScan>(args, { env: { GITHUB_TOKEN: token } });

    expect(scan.deep.map(({ nameWithOwner, stats }) => [nameWithOwner, stats.files])).toEqual([['octocat/project', 4]]);
    expect(scan.warnings).toContainEqual(expect.objectContaining({ code: 'DEEP_SCAN_FAILED', subject: 'octocat/missing' }));
    expect(readdirSync(sandbox.path('tmp'))).toEqual(['.keep']);
  });

  it('writes a page that shows hostile names as text and loads nothing', async () => {
    const { code } = await reposcan(['scan', 'octocat', '--html', 'octocat.html', '--github-url', githubUrl], {
      env: { GITHUB_TOKEN: token },
    });

    const page = readFileSync(sandbox.path('octocat.html'), 'utf8');
    expect(code).toBe(0);
    expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(page.match(/<script>alert|<img|\u202e|<link|<iframe/gi)).toBeNull();
    expect(page).toContain("default-src 'none'");
  });
});

describe('reposcan', () => {
  it.each([
    [[], 'Usage: reposcan'],
    [['scan'], 'missing required argument'],
    [['scan', '.', '--nope'], 'unknown option'],
    [['scan', 'no such target'], 'is no target'],
  ])('refuses %j with 2 and an empty stdout', async (args, message) => {
    const { code, stdout, stderr } = await reposcan(args);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

    expect(await reposcan(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends quietly when nobody reads on', async () => {
    const { child, ended } = start(['scan', 'crowd', '--json', '--github-url', githubUrl], { env: { GITHUB_TOKEN: token } });
    child.stdout?.destroy();

    const { code, stderr } = await ended;

    expect(code).toBe(0);
    expect(stderr).not.toContain('EPIPE');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s with 130 and leaves no clone and no process behind', async (signal) => {
    const stalled = createServer(() => {});
    await new Promise<void>((resolve) => stalled.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(stalled.address() as AddressInfo).port}`;
    const cloning = new Promise((resolve) => stalled.once('request', resolve));

    const { child, ended } = start(['scan', `${origin}/slow/repository`, '--allow-private']);
    await cloning;
    child.kill(signal);
    const { code, stdout, stderr } = await ended;

    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/reposcan: interrupted\n$/);
    expect(readdirSync(sandbox.path('tmp'))).toEqual(['.keep']);
    expect(isRunning(origin)).toBe(false);
    stalled.closeAllConnections();
    stalled.close();
  });

  it('ends on SIGINT while it waits for GitHub', async () => {
    const asked = new Promise<void>((resolve) => {
      const where = () => {
        resolve();
        return true;
      };
      github.setFaults([{ kind: 'hang', times: 10, match: { where } }]);
    });

    const { child, ended } = start(['scan', 'octocat', '--github-url', githubUrl], { env: { GITHUB_TOKEN: token } });
    await asked;
    child.kill('SIGINT');

    expect(await ended).toMatchObject({ code: 130, stdout: '', stderr: expect.stringMatching(/interrupted\n$/) });
    github.setFaults([]);
  });

  it('has printed no token in any of these runs', () => {
    const printed = results.map(({ stdout, stderr }) => stdout + stderr).join('\n');

    expect(results.length).toBeGreaterThan(20);
    for (const secret of [token, expired, modelKey]) expect(printed.includes(secret)).toBe(false);
  });
});
