import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitHistory } from '@reposcan/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { contents, text } from '../fixtures/opening.js';
import { startGitServer, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { GitOptions, OpenedRepository, OpenOptions } from '../git.js';

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

async function withClone<T>(name: string, open: OpenOptions, action: (repository: OpenedRepository) => Promise<T>, options: GitOptions = {}): Promise<T> {
  const git = createGit({ tempDir: sandbox.tempDir, policy: { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true }, ...options });
  const repository = await git.open({ url: server.url(`${name}/.git`) }, open);
  try {
    return await action(repository);
  } finally {
    await repository.close();
  }
}

async function historyOf(name: string): Promise<CommitHistory> {
  return withClone(name, { strategy: 'history' }, (repository) => repository.history());
}

/** Commits a tree of these entries, whatever their names. */
function commitTree(name: string, entries: readonly [mode: string, path: string, content: string][]): void {
  const folder = sandbox.repository(name);
  const records = entries.map(([mode, path, content]) => {
    const oid = mode === '160000' ? content : sandbox.git(folder, ['hash-object', '-w', '--stdin'], content);
    return `${mode} ${mode === '160000' ? 'commit' : 'blob'} ${oid}\t${path}\0`;
  });
  const tree = sandbox.git(folder, ['mktree', '-z', '--missing'], records.join(''));
  sandbox.git(folder, ['update-ref', 'refs/heads/main', sandbox.git(folder, ['commit-tree', '-m', 'Hostile', tree])]);
}

const strategies = ['head', 'history', 'full'] as const;

describe.each(strategies)('a clone (%s) of a repository', (strategy) => {
  it('with symlinks to elsewhere and in a circle follows none', async () => {
    commitTree(`links-${strategy}`, [
      ['120000', 'circle', 'circle'],
      ['120000', 'passwd', '/etc/passwd'],
      ['120000', 'up', '../../../../etc'],
    ]);

    await withClone(`links-${strategy}`, { strategy }, async (repository) => {
      expect((await contents(repository)).map((answer) => answer.bytes ?? answer.reason)).toEqual(['not-a-file', 'not-a-file', 'not-a-file']);
    });
  });

  it('with names that differ in case only has them all, and names of four kilobytes', async () => {
    const long = 'n'.repeat(4_000);
    commitTree(`names-${strategy}`, [
      ['100644', 'A', 'upper'],
      ['100644', 'a', 'lower'],
      ['100644', 'line\nfeed "quoted"', 'odd'],
      ['100644', long, 'long'],
    ]);

    await withClone(`names-${strategy}`, { strategy }, async (repository) => {
      expect(repository.tree.entries.map(({ path }) => path)).toEqual(['A', 'a', 'line\nfeed "quoted"', long]);
      expect((await contents(repository)).map(text)).toEqual(['upper', 'lower', 'odd', 'long']);
    });
  });

  it('with a submodule of itself lists it', async () => {
    const folder = sandbox.repository(`self-base-${strategy}`);
    const oid = sandbox.git(folder, ['rev-parse', 'HEAD']);
    commitTree(`self-${strategy}`, [
      ['100644', '.gitmodules', '[submodule "self"]\n\tpath = self\n\turl = ./\n'],
      ['160000', 'self', oid],
    ]);

    await withClone(`self-${strategy}`, { strategy }, async (repository) => {
      expect(repository.tree.entries.map(({ path, kind }) => [path, kind])).toEqual([
        ['.gitmodules', 'file'],
        ['self', 'submodule'],
      ]);
    });
  });

  it('with pointers of LFS reads the pointers', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 5000000000\n`;
    commitTree(`lfs-${strategy}`, [
      ['100644', '.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n'],
      ['100644', 'model.bin', pointer],
    ]);
    const before = server.requests.length;

    await withClone(`lfs-${strategy}`, { strategy }, async (repository) => {
      expect((await contents(repository)).map(text)[1]).toBe(pointer);
    });

    expect(server.requests.slice(before).filter(({ url }) => url.includes('lfs/') && url.includes('objects'))).toEqual([]);
  });

  it.each([
    ['a submodule whose address is an option', [['100644', '.gitmodules', '[submodule "x"]\n\tpath = x\n\turl = -u./payload\n']]],
    ['a submodule whose path is an option', [['100644', '.gitmodules', '[submodule "x"]\n\tpath = --upload-pack=touch\n\turl = https://h/x\n']]],
  ] as [string, [string, string, string][]][])('with %s is refused as damaged, or has it as a file like any other', async (what, entries) => {
    const name = `modules-${strategy}-${what.length}`;
    commitTree(name, entries);

    const outcome = await withClone(name, { strategy }, async ({ tree }) => tree.entries.map(({ path }) => path).join()).catch((error: { code: string }) => error.code);

    // Contents that come by themselves have no names by which git could tell what they are. Nobody acts on them here.
    expect(outcome).toBe(strategy === 'history' ? '.gitmodules' : 'CORRUPT');
  });

  it.each(['.git', '.GIT', '..', '.', 'git~1'])('with an entry called %s never writes it: it is refused, or listed like any other', async (entry) => {
    const name = `entry-${strategy}-${Buffer.from(entry).toString('hex')}`;
    const folder = sandbox.repository(name);
    const blob = sandbox.git(folder, ['hash-object', '-w', '--stdin'], 'x');
    const object = Buffer.concat([Buffer.from(`100644 ${entry}\0`), Buffer.from(blob, 'hex')]);
    const tree = sandbox.git(folder, ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], object);
    sandbox.git(folder, ['update-ref', 'refs/heads/main', sandbox.git(folder, ['commit-tree', '-m', 'Hostile', tree])]);

    const outcome = await withClone(name, { strategy }, async ({ tree: { entries } }) => entries.map(({ path }) => path).join()).catch((error: { code: string }) => error.code);

    expect([entry, 'CORRUPT']).toContain(outcome);
  });

  it('with a file of gigabytes that packs to nothing does not read it', async () => {
    const folder = sandbox.repository(`sparse-${strategy}`);
    sandbox.git(folder, ['config', 'core.bigFileThreshold', '1m']);
    sandbox.write(join(folder, 'big'), '');
    truncateSync(join(folder, 'big'), 200 * 1024 * 1024);
    sandbox.git(folder, ['add', '--all']);
    sandbox.git(folder, ['commit', '--quiet', '--amend', '-m', 'Big']);

    await withClone(`sparse-${strategy}`, { strategy }, async (repository) => {
      const [, big] = await contents(repository);
      expect(big).toMatchObject({ entry: { size: 200 * 1024 * 1024 }, bytes: null, reason: 'too-large' });
    });
  });
});

it.each(['tree', 'head', 'history', 'full'] as const)('old faults that real repositories have do not keep anybody from a clone for %s', async (strategy) => {
  const name = `old-${strategy}`;
  const folder = sandbox.repository(name);
  const object = `tree ${sandbox.git(folder, ['rev-parse', 'HEAD^{tree}'])}\nauthor A <a@b> 1 +051800\ncommitter C <c@d> 1767323045 +051800\n\nOld`;
  const oid = sandbox.git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], object);
  sandbox.git(folder, ['update-ref', 'refs/heads/main', oid]);

  await withClone(name, { strategy }, async ({ identity }) => expect(identity).toMatchObject({ commit: oid, subject: 'Old' }));
});

describe('a tree bomb', () => {
  beforeAll(() => {
    const folder = sandbox.repository('bomb');
    let tree = sandbox.git(folder, ['mktree'], `100644 blob ${sandbox.git(folder, ['hash-object', '-w', '--stdin'], 'x')}\tf\n`);
    for (let depth = 0; depth < 9; depth++) {
      tree = sandbox.git(folder, ['mktree'], Array.from({ length: 10 }, (_, index) => `040000 tree ${tree}\td${index}\n`).join(''));
    }
    sandbox.git(folder, ['update-ref', 'refs/heads/main', sandbox.git(folder, ['commit-tree', '-m', 'Bomb', tree])]);
  });

  it.each(['tree', 'head', 'history'] as const)('costs a clone for %s no more than the limit of entries', async (strategy) => {
    const most = { maxEntries: 1_000 };

    await withClone('bomb', { strategy }, async ({ tree }) => expect(tree).toMatchObject({ truncated: true, entries: { length: 1_000 } }), most);
  });

  it('ends its history, and not the process', async () => {
    const limited = { limits: { addressSpaceBytes: 200 * 1024 * 1024 }, commandTimeoutMs: 10_000 };

    await withClone('bomb', { strategy: 'full' }, (repository) => expect(repository.history()).rejects.toMatchObject({ name: 'GitError' }), limited);
  });
});

describe('a server that is shallow itself', () => {
  it('gives a history that says so', async () => {
    const folder = sandbox.repository('deep');
    for (const message of ['Second', 'Third']) sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', message]);
    sandbox.git(sandbox.folder, ['clone', '--quiet', '--depth=2', `file://${folder}`, 'cut']);

    expect(await historyOf('cut')).toMatchObject({ shallow: true, truncated: false, commits: [{ subject: 'Third' }, { subject: 'Second' }] });
  });

  it('with refs/replace gives its real history', async () => {
    const folder = sandbox.repository('replacing');
    const real = sandbox.git(folder, ['rev-parse', 'HEAD']);
    sandbox.git(folder, ['replace', real, sandbox.git(folder, ['commit-tree', '-m', 'forged', 'HEAD^{tree}'])]);

    expect((await historyOf('replacing')).commits.map(({ oid, subject }) => [oid, subject])).toEqual([[real, 'First commit']]);
  });
});

it('a repository that is too large leaves no half pack in the cache', async () => {
  const noise = Buffer.from(Uint32Array.from({ length: 500_000 }, (_, index) => Math.imul(index, 2_654_435_761) ^ (index << 7)).buffer);
  sandbox.repository('large', { noise });
  const dir = sandbox.path('cache');

  await expect(withClone('large', {}, async () => {}, { maxRepositoryBytes: 100_000, cache: { dir } })).rejects.toMatchObject({ code: 'REPOSITORY_TOO_LARGE' });

  expect(readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()).toEqual(['claims', 'making']);
});
