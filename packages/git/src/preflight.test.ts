import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from './create-git.js';
import { packetLine, startGitServer, type GitServer } from './fixtures/git-server.js';
import { createSandbox, type Sandbox } from './fixtures/sandbox.js';
import type { Git, GitOptions, GitTarget } from './git.js';

let sandbox: Sandbox;
let server: GitServer;
let folder: string;
let first: string;
let second: string;
beforeAll(async () => {
  sandbox = createSandbox();
  server = await startGitServer(sandbox.folder);
  folder = sandbox.repository('project');
  first = sandbox.git(folder, ['rev-parse', 'HEAD']);
  sandbox.git(folder, ['tag', '-a', '-m', 'one', 'v1']);
  sandbox.git(folder, ['branch', 'topic']);
  sandbox.git(folder, ['branch', 'x/topic']);
  sandbox.git(folder, ['update-ref', 'refs/pull/1/head', first]);
  sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);
  second = sandbox.git(folder, ['rev-parse', 'HEAD']);
});
afterAll(async () => {
  await server.close();
  sandbox.remove();
});
afterEach(() => {
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
});

function gitWith(options: GitOptions = {}): Git {
  return createGit({ tempDir: sandbox.tempDir, policy: { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true }, ...options });
}

const places: [where: string, target: () => { path: string } | { url: string }][] = [
  ['a path', () => ({ path: folder })],
  ['a URL', () => ({ url: server.url('project/.git') })],
];

describe.each(places)('a preflight of %s', (_, target) => {
  it('tells the commit and the branch of HEAD', async () => {
    expect(await gitWith().preflight(target())).toMatchObject({ commit: second, branch: 'main', bytes: null, warnings: [] });
  });

  it.each(['topic', 'refs/heads/topic', 'v1', 'refs/tags/v1', 'refs/pull/1/head', 'first'])('tells the commit of the ref %s', async (ref) => {
    expect(await gitWith().preflight({ ...target(), ref: ref === 'first' ? first : ref })).toMatchObject({ commit: first, branch: null, bytes: null });
  });

  it('tells what opening it then finds', async () => {
    const git = gitWith();

    for (const ref of [undefined, 'topic', 'v1']) {
      const { commit, branch, location, warnings } = await git.preflight({ ...target(), ref });
      const repository = await git.open({ ...target(), ref });
      expect(repository.identity).toMatchObject({ commit, branch, source: { location } });
      expect(repository.warnings).toEqual(warnings);
      await repository.close();
    }
  });

  it.each(['nope', 'refs/heads/nope', 'opic'])('has no ref %s', async (ref) => {
    await expect(gitWith().preflight({ ...target(), ref })).rejects.toMatchObject({ code: 'REF_NOT_FOUND' });
  });
});

const failures: [what: string, target: () => GitTarget, code: string][] = [
  ['a path without a repository', () => ({ path: sandbox.tempDir }), 'NOT_A_REPOSITORY'],
  ['a URL without a repository', () => ({ url: server.url('nowhere.git') }), 'REPOSITORY_NOT_FOUND'],
  ['a server alone', () => ({ url: server.url('') }), 'INVALID_URL'],
  ['a URL that is refused', () => ({ url: 'file:///etc' }), 'URL_REFUSED'],
  ['a ref that is an option', () => ({ url: server.url('project/.git'), ref: '--upload-pack=touch' }), 'INVALID_REF'],
  ['an object id where there is no repository', () => ({ url: server.url('nowhere.git'), ref: first }), 'REPOSITORY_NOT_FOUND'],
];

describe('a preflight that fails', () => {
  it.each(failures)('because of %s has the code of opening it', async (_, target, code) => {
    const git = gitWith();

    await expect(git.preflight(target())).rejects.toMatchObject({ name: 'GitError', code });
    await expect(git.open(target())).rejects.toMatchObject({ name: 'GitError', code });
  });

  it.each([
    ['without a commit', ['init', '--quiet', '--bare', 'empty']],
    ['whose HEAD has none', ['clone', '--quiet', '--bare', 'project', 'unborn']],
  ])('on a repository %s is EMPTY_REPOSITORY', async (_, args) => {
    sandbox.git(sandbox.folder, args);
    const name = args.at(-1) ?? '';
    sandbox.git(sandbox.path(name), ['symbolic-ref', 'HEAD', 'refs/heads/later']);

    await expect(gitWith().preflight({ url: server.url(name) })).rejects.toMatchObject({ code: 'EMPTY_REPOSITORY' });
  });

  it('because the server asks for credentials is AUTH_REQUIRED, and answered with the right ones', async () => {
    const token = 'ghp_verySecretToken123';
    const expected = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
    const guarded = await startGitServer(sandbox.folder, (request, response) => {
      if (request.headers.authorization === expected) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end(token);
      return true;
    });
    const url = guarded.url('project/.git');

    const error: unknown = await gitWith().preflight({ url, token: 'wrong-token' }).catch((caught: unknown) => caught);
    const { commit } = await gitWith().preflight({ url, token });
    await guarded.close();

    expect(error).toMatchObject({ code: 'AUTH_REQUIRED' });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('wrong-token');
    expect(commit).toBe(second);
  });

  it('because it takes too long, or was aborted', async () => {
    const silent = await startGitServer(sandbox.folder, () => true);
    const controller = new AbortController();
    const url = silent.url('project/.git');

    const late = gitWith({ cloneTimeoutMs: 300 }).preflight({ url });
    const aborted = gitWith().preflight({ url }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);

    await Promise.all([
      expect(late).rejects.toMatchObject({ code: 'TIMEOUT' }),
      expect(aborted).rejects.toMatchObject({ code: 'ABORTED' }),
    ]);
    await silent.close();
  });

  it('reads no configuration, whatever folder the process is in', async () => {
    const inside = sandbox.repository('inside');
    sandbox.git(inside, ['config', `url.${server.url('nowhere.git')}.insteadOf`, server.url('project/.git')]);
    const before = process.cwd();

    process.chdir(inside);
    const { commit } = await gitWith()
      .preflight({ url: server.url('project/.git') })
      .finally(() => process.chdir(before));

    expect(commit).toBe(second);
  });
});

describe('refs without end', () => {
  it('a million are not read where the server can be asked for one', async () => {
    const many = sandbox.repository('many-refs');
    const oid = sandbox.git(many, ['rev-parse', 'HEAD']);
    const lines = Array.from({ length: 1_000_000 }, (_, index) => `${oid} refs/heads/b${String(index).padStart(7, '0')}\n`);
    sandbox.write(`${many}/.git/packed-refs`, `# pack-refs with: peeled fully-peeled sorted \n${lines.join('')}`);

    expect(await gitWith().preflight({ url: server.url('many-refs/.git') })).toMatchObject({ commit: oid, branch: 'main' });
    expect(await gitWith().preflight({ url: server.url('many-refs/.git'), ref: 'b0999999' })).toMatchObject({ commit: oid });
  });

  it('a million that come unasked are held within the limit of memory', async () => {
    const line = (index: number): string => packetLine(`${'a'.repeat(40)} refs/heads/b${String(index).padStart(7, '0')}\n`);
    const flooding = await startGitServer(sandbox.folder, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
      response.write(`${packetLine('# service=git-upload-pack\n')}0000${packetLine(`${'b'.repeat(40)} HEAD\0symref=HEAD:refs/heads/a\n`)}`);
      response.write(packetLine(`${'b'.repeat(40)} refs/heads/a\n`));
      let index = 0;
      const more = (): void => {
        while (index < 1_000_000) {
          const lines = Array.from({ length: 10_000 }, () => line((index += 1)));
          if (!response.write(lines.join(''))) return void response.once('drain', more);
        }
        response.end('0000');
      };
      more();
      return true;
    });

    expect(await gitWith().preflight({ url: flooding.url('x.git') })).toMatchObject({ commit: 'b'.repeat(40), branch: 'a' });
    await flooding.close();
  });
});

describe('the size', () => {
  const target = (): GitTarget => ({ url: `${server.url('project/.git')}/`, token: 't' });

  it('is asked for with the checked URL and the token', async () => {
    const asked: unknown[] = [];

    const { bytes } = await gitWith({
      sizeOf: async (url, { token }) => {
        asked.push([url, token]);
        return 1_000;
      },
    }).preflight(target());

    expect(bytes).toBe(1_000);
    expect(asked).toEqual([[server.url('project/.git'), 't']]);
  });

  it('above the limit refuses the repository', async () => {
    const sizeOf = async (): Promise<number> => 3_000_000;

    await expect(gitWith({ sizeOf, maxRepositoryBytes: 2_000_000 }).preflight(target())).rejects.toMatchObject({ code: 'REPOSITORY_TOO_LARGE' });
    await expect(gitWith({ sizeOf }).preflight(target(), { maxBytes: 1 })).rejects.toMatchObject({ code: 'REPOSITORY_TOO_LARGE' });
    await expect(gitWith({ maxRepositoryBytes: 2_000_000 }).preflight(target(), { sizeOf })).rejects.toMatchObject({ code: 'REPOSITORY_TOO_LARGE' });
    await expect(gitWith({ sizeOf }).preflight(target())).resolves.toMatchObject({ bytes: 3_000_000 });
  });

  it.each([
    ['is not known', async () => null],
    ['cannot be learned', () => Promise.reject(new Error('rate limit'))],
    ['is no number', async () => Number.NaN],
    ['is negative', async () => -1],
  ])('that %s is unknown', async (_, sizeOf: () => Promise<number | null>) => {
    expect(await gitWith({ sizeOf }).preflight(target())).toMatchObject({ bytes: null });
  });

  it('is not waited for longer than allowed', async () => {
    const never = new Promise<number>(() => {});

    expect(await gitWith({ sizeOf: () => never, commandTimeoutMs: 2_000 }).preflight(target())).toMatchObject({ bytes: null });
  });
});
