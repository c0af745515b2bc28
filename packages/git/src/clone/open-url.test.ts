import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { startGitServer, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { GitOptions, OpenedRepository } from '../git.js';
import type { GitProgress } from './progress.js';

const inside = { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true } as const;

let sandbox: Sandbox;
let server: GitServer;
beforeAll(async () => {
  sandbox = createSandbox();
  server = await startGitServer(sandbox.folder);
});
afterAll(async () => {
  await server.close();
  sandbox.remove();
});
afterEach(() => {
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
});

async function withRepository<T>(
  target: { url: string; ref?: string; token?: string },
  action: (repository: OpenedRepository) => Promise<T> | T,
  options: GitOptions = {},
  onProgress?: (progress: GitProgress) => void,
): Promise<T> {
  const git = createGit({ tempDir: sandbox.tempDir, policy: inside, ...options });
  const repository = await git.open(target, onProgress === undefined ? {} : { onProgress });
  try {
    return await action(repository);
  } finally {
    await repository.close();
  }
}

async function firstText(repository: OpenedRepository): Promise<string | null> {
  for await (const { bytes } of repository.tree.read(repository.tree.entries)) {
    return bytes === null ? null : Buffer.from(bytes).toString();
  }
  return null;
}

describe('a repository on a server', () => {
  it('is cloned without history, read, and removed on close', async () => {
    const folder = sandbox.repository('plain');
    sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);
    const url = server.url('plain/.git');

    await withRepository({ url }, async (repository) => {
      expect(repository.identity).toEqual({
        name: 'plain',
        source: { kind: 'url', location: url },
        remoteUrl: url,
        commit: sandbox.git(folder, ['rev-parse', 'HEAD']),
        branch: 'main',
        committedAt: '2026-01-02T03:04:05.000Z',
        subject: 'Second',
        bare: true,
        shallow: true,
      });
      expect(await firstText(repository)).toBe('# Hello\n');
      expect(repository.warnings).toEqual([]);
      expect(sandbox.leftovers()).toHaveLength(1);
    });
  });

  it('reports progress, and a listener that throws costs nothing', async () => {
    const phases: string[] = [];

    await withRepository({ url: server.url('plain/.git') }, () => {}, {}, ({ phase }) => {
      phases.push(phase);
      throw new Error('listener');
    });

    expect([...new Set(phases)]).toEqual(['resolving-host', 'connecting', 'counting', 'receiving', 'listing']);
  });

  it('is opened at a branch, a tag, any other ref or a commit', async () => {
    const folder = sandbox.repository('refs');
    const first = sandbox.git(folder, ['rev-parse', 'HEAD']);
    sandbox.git(folder, ['branch', 'topic/a']);
    sandbox.git(folder, ['tag', '-a', '-m', 'one', 'v1']);
    sandbox.git(folder, ['update-ref', 'refs/pull/1/head', first]);
    sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);
    const url = server.url('refs/.git');

    for (const ref of ['topic/a', 'refs/heads/topic/a', 'v1', 'refs/tags/v1', 'refs/pull/1/head', first]) {
      await withRepository({ url, ref }, ({ identity }) => {
        expect(identity, ref).toMatchObject({ commit: first, branch: null });
      });
    }
    await withRepository({ url, ref: 'HEAD' }, ({ identity }) => expect(identity).toMatchObject({ subject: 'Second', branch: 'main' }));
  });

  it.each(['nope', 'refs/heads/nope', 'refs/pull/2/head', 'b'.repeat(40)])('has no ref %s: REF_NOT_FOUND', async (ref) => {
    await expect(withRepository({ url: server.url('refs/.git'), ref }, () => {})).rejects.toMatchObject({ code: 'REF_NOT_FOUND' });
  });

  it('may have a detached HEAD', async () => {
    const folder = sandbox.repository('detached');
    sandbox.git(folder, ['checkout', '--quiet', '--detach']);
    sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'On no branch']);

    await withRepository({ url: server.url('detached/.git') }, ({ identity }) =>
      expect(identity).toMatchObject({ branch: null, subject: 'On no branch' }),
    );
  });

  it('may use SHA-256', async () => {
    sandbox.repository('sha256', { a: 'a' }, ['--object-format=sha256']);

    await withRepository({ url: server.url('sha256/.git') }, async (repository) => {
      expect(repository.identity.commit).toHaveLength(64);
      expect(await firstText(repository)).toBe('a');
    });
  });

  it.each([
    ['empty', ['init', '--quiet', '--bare', 'empty']],
    ['unborn', ['clone', '--quiet', '--bare', 'plain', 'unborn']],
  ])('without a commit at HEAD (%s) is EMPTY_REPOSITORY', async (name, args) => {
    sandbox.git(sandbox.folder, args);
    sandbox.git(sandbox.path(name), ['symbolic-ref', 'HEAD', 'refs/heads/later']);

    await expect(withRepository({ url: server.url(name) }, () => {})).rejects.toMatchObject({ code: 'EMPTY_REPOSITORY' });
  });

  it('that is not there is REPOSITORY_NOT_FOUND', async () => {
    await expect(withRepository({ url: server.url('nowhere.git') }, () => {})).rejects.toMatchObject({
      code: 'REPOSITORY_NOT_FOUND',
      input: server.url('nowhere.git'),
    });
  });

  it('is not named by the address of a server alone', async () => {
    await expect(withRepository({ url: server.url('') }, () => {})).rejects.toMatchObject({ code: 'INVALID_URL' });
  });

  it('that is larger than the limit is REPOSITORY_TOO_LARGE', async () => {
    const noise = Buffer.from(Uint32Array.from({ length: 500_000 }, (_, index) => Math.imul(index, 2_654_435_761) ^ (index << 7)).buffer);
    sandbox.repository('large', { noise });

    const cloning = withRepository({ url: server.url('large/.git') }, () => {}, { maxRepositoryBytes: 100_000 });

    await expect(cloning).rejects.toMatchObject({ code: 'REPOSITORY_TOO_LARGE' });
  });
});

describe('the address', () => {
  it('that was checked is the one that is connected to, whatever the name answers later', async () => {
    sandbox.repository('pinned');
    const url = `http://git.invalid:${server.port}/pinned/.git`;
    const answers = [['127.0.0.1'], ['203.0.113.7']];

    await withRepository({ url }, ({ identity }) => expect(identity.name).toBe('pinned'), {
      lookup: async () => answers.shift() ?? [],
    });

    expect(answers).toHaveLength(1);
  });

  it('is not waited for longer than allowed', async () => {
    const never = new Promise<string[]>(() => {});
    const cloning = withRepository({ url: server.url('plain/.git').replace('127.0.0.1', 'slow.invalid') }, () => {}, {
      lookup: () => never,
      commandTimeoutMs: 20,
    });

    await expect(cloning).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});

describe('a token', () => {
  const token = 'ghp_verySecretToken123';
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');

  it('is sent to its host with every request, and is nowhere on disk or in arguments', async () => {
    sandbox.repository('private');
    const seen: string[] = [];
    const guarded = await startGitServer(sandbox.folder, (request, response) => {
      seen.push(...sandbox.processes().map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'latin1')));
      if (request.headers.authorization === `Basic ${basic}`) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return true;
    });

    try {
      await withRepository({ url: guarded.url('private/.git'), token }, (repository) => {
        const files = readdirSync(sandbox.tempDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
        const stored = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
        expect(stored).not.toContain(token);
        expect(stored).not.toContain(basic);
        expect(JSON.stringify(repository)).not.toContain(token);
      });
    } finally {
      await guarded.close();
    }

    expect(guarded.requests.map(({ authorization }) => authorization)).toEqual(guarded.requests.map(() => `Basic ${basic}`));
    expect(seen.join('\n')).toContain('http');
    expect(seen.join('\n')).not.toContain(token);
    expect(seen.join('\n')).not.toContain(basic);
  });

  it('that is refused is AUTH_REQUIRED, and not in the error', async () => {
    const guarded = await startGitServer(sandbox.folder, (_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end(`${token} ${basic}`);
      return true;
    });

    const error: unknown = await withRepository({ url: guarded.url('x.git'), token }, () => {}).catch((caught: unknown) => caught);
    await guarded.close();

    expect(error).toMatchObject({ code: 'AUTH_REQUIRED' });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(token);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(basic);
  });

  it('that is missing is AUTH_REQUIRED', async () => {
    const guarded = await startGitServer(sandbox.folder, (_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return true;
    });

    await expect(withRepository({ url: guarded.url('x.git') }, () => {})).rejects.toMatchObject({ code: 'AUTH_REQUIRED' });
    await guarded.close();
  });
});

describe('the git program', () => {
  it('that is missing is GIT_MISSING', async () => {
    await expect(withRepository({ url: server.url('plain/.git') }, () => {}, { git: 'no-such-git' })).rejects.toMatchObject({
      code: 'GIT_MISSING',
    });
  });

  it('that cannot pin an address is GIT_TOO_OLD, unless every address is allowed', async () => {
    const old = sandbox.path('old-git');
    sandbox.write(old, '#!/bin/sh\ntest "$1" = version && echo git version 2.34.1\n');
    chmodSync(old, 0o755);
    const lookup = async (): Promise<string[]> => ['93.184.215.14'];
    const url = 'https://git.example.com/x';

    await expect(withRepository({ url }, () => {}, { git: old, policy: {}, lookup })).rejects.toMatchObject({ code: 'GIT_TOO_OLD' });
    await expect(withRepository({ url: server.url('plain/.git') }, () => {}, { git: old })).rejects.not.toMatchObject({ code: 'GIT_TOO_OLD' });
  });
});

it('a place for temporary files that cannot be written to is a clear error', async () => {
  const tempDir = sandbox.path('not-there');

  const opening = withRepository({ url: server.url('plain/.git') }, () => {}, { tempDir });

  await expect(opening).rejects.toMatchObject({ code: 'FAILED', message: expect.stringContaining(tempDir) as string });
  expect(existsSync(tempDir)).toBe(false);
});
