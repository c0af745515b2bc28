import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { contents, text } from '../fixtures/opening.js';
import { startGitServer, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { OpenedRepository } from '../git.js';
import type { CloneStrategy } from './strategy.js';

let sandbox: Sandbox;
let server: GitServer;
let folder: string;
beforeAll(async () => {
  sandbox = createSandbox();
  server = await startGitServer(sandbox.folder);
  folder = sandbox.repository('project', { 'a.txt': 'one\n', 'src/b.txt': 'old\n', 'src/same.txt': 'one\n', empty: '' });
  sandbox.git(folder, ['tag', '-a', '-m', 'one', 'v1']);
  sandbox.write(sandbox.path('project/src/b.txt'), 'new content\n');
  sandbox.git(folder, ['commit', '--quiet', '-a', '-m', 'Second']);
  sandbox.git(folder, ['update-ref', 'refs/pull/1/head', 'HEAD']);
});
afterAll(async () => {
  await server.close();
  sandbox.remove();
});
afterEach(() => {
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
});

async function withStrategy(strategy: CloneStrategy, action: (repository: OpenedRepository) => Promise<void>, ref?: string): Promise<void> {
  const git = createGit({ tempDir: sandbox.tempDir, policy: { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true } });
  const repository = await git.open({ url: server.url('project/.git'), ref }, { strategy });
  try {
    await action(repository);
  } finally {
    await repository.close();
  }
}

function sizes({ tree }: OpenedRepository): [string, number][] {
  return tree.entries.map(({ path, size }) => [path, size]);
}

describe('a clone for', () => {
  it.each(['head', 'history', 'full'] as const)('%s has every file of the commit and its size', async (strategy) => {
    await withStrategy(strategy, async (repository) => {
      expect(sizes(repository)).toEqual([
        ['a.txt', 4],
        ['empty', 0],
        ['src/b.txt', 12],
        ['src/same.txt', 4],
      ]);
      expect((await contents(repository)).map(text)).toEqual(['one\n', '', 'new content\n', 'one\n']);
      expect(repository.warnings).toEqual([]);
    });
  });

  it('tree has the names only: sizes are 0 and reading a file answers that it is missing', async () => {
    await withStrategy('tree', async (repository) => {
      expect(sizes(repository)).toEqual([
        ['a.txt', 0],
        ['empty', 0],
        ['src/b.txt', 0],
        ['src/same.txt', 0],
      ]);
      expect((await contents(repository)).map((answer) => (answer.bytes === null ? answer.reason : 'read'))).toEqual(Array(4).fill('missing'));
      expect(repository.warnings).toEqual([]);
    });
  });

  it.each([
    ['tree', 1, true],
    ['head', 1, true],
    ['history', 2, false],
    ['full', 2, false],
  ] as const)('%s has %d commits of history', async (strategy, commits, shallow) => {
    await withStrategy(strategy, async (repository) => {
      const history = await repository.history();

      expect(history.commits).toHaveLength(commits);
      expect(history.shallow).toBe(shallow);
      expect(repository.identity.shallow).toBe(shallow);
    });
  });

  it.each(['tree', 'head', 'history', 'full'] as const)('%s is made of a tag and of any other ref too', async (strategy) => {
    await withStrategy(strategy, async ({ identity }) => expect(identity.subject).toBe('First commit'), 'v1');
    await withStrategy(strategy, async ({ identity }) => expect(identity.subject).toBe('Second'), 'refs/pull/1/head');
  });

  it('history asks for the contents once, not once per file', async () => {
    const before = server.requests.length;

    await withStrategy('history', async (repository) => {
      const cloned = server.requests.length;
      await contents(repository);

      // Each of the two transfers: the advertisement and at most two questions.
      expect(cloned - before).toBeLessThanOrEqual(6);
      expect(server.requests.length).toBe(cloned);
    });
  });

  it('anything else is refused before something is started', async () => {
    const opening = createGit({ tempDir: sandbox.tempDir }).open({ path: folder }, { strategy: 'constructor' as CloneStrategy });

    await expect(opening).rejects.toMatchObject({ code: 'INVALID_TARGET' });
  });
});

it('a path is read as it is, whatever the strategy', async () => {
  const repository = await createGit({ tempDir: sandbox.tempDir }).open({ path: folder }, { strategy: 'tree' });

  expect(sizes(repository)[0]).toEqual(['a.txt', 4]);
  expect((await repository.history()).commits).toHaveLength(2);
  await repository.close();
});
