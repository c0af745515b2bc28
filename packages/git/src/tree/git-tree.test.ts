import { appendFileSync, chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileContent, TreeEntry } from '@reposcan/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import type { GitOptions, OpenedRepository } from '../git.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';

let sandbox: Sandbox;
let many: string;
beforeAll(() => {
  sandbox = createSandbox();
  many = sandbox.repository('many', Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [name(index), `content ${index}\n`])));
});
afterAll(() => sandbox.remove());
afterEach(() => {
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
});

function name(index: number): string {
  return `${String(index).padStart(4, '0')}.txt`;
}

/** Opens a repository for one action and closes it whatever happens. */
async function withRepository<T>(path: string, action: (repository: OpenedRepository) => Promise<T>, options: GitOptions = {}): Promise<T> {
  const repository = await createGit({ tempDir: sandbox.tempDir, ...options }).open({ path });
  try {
    return await action(repository);
  } finally {
    await repository.close();
  }
}

async function collect(answers: AsyncIterable<FileContent>): Promise<FileContent[]> {
  const all: FileContent[] = [];
  for await (const answer of answers) all.push(answer);
  return all;
}

function text({ bytes }: FileContent): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString();
}

/** A bare repository whose tree is nested `depth` deep, with the same `width` children at every level: width ** depth files from a few objects. */
function bomb(folder: string, width: number, depth: number): string {
  const path = sandbox.path(folder);
  mkdirSync(path);
  sandbox.git(path, ['init', '--quiet', '--bare']);
  let child = `100644 blob ${sandbox.git(path, ['hash-object', '-w', '--stdin'], 'boom')}`;
  for (let level = 0; level < depth; level += 1) {
    const records = Array.from({ length: width }, (_, index) => `${child}\t${String(index).padStart(3, '0')}\n`).join('');
    child = `040000 tree ${sandbox.git(path, ['mktree'], records)}`;
  }
  const tree = child.split(' ')[2] ?? '';
  sandbox.git(path, ['update-ref', 'refs/heads/main', sandbox.git(path, ['commit-tree', '-m', 'Bomb', tree])]);
  return path;
}

describe('the list of files', () => {
  it.each([
    ['ten thousand million entries from a few kilobytes', () => bomb('bomb', 10, 10)],
    ['a million entries', () => bomb('million', 100, 3)],
  ])('ends at its limit: %s', async (_, make) => {
    await withRepository(
      make(),
      async ({ tree, warnings }) => {
        expect(tree.truncated).toBe(true);
        expect(tree.entries).toHaveLength(5_000);
        expect(warnings).toMatchObject([{ code: 'LIMIT_REACHED', message: expect.stringContaining('5000') as string }]);
      },
      { maxEntries: 5_000 },
    );
  });

  it('is complete where it is exactly as long as the limit', async () => {
    await withRepository(
      many,
      async ({ tree, warnings }) => {
        expect(tree.entries).toHaveLength(1_000);
        expect(tree.truncated).toBe(false);
        expect(warnings).toEqual([]);
      },
      { maxEntries: 1_000 },
    );
  });

  it('is empty for an empty tree', async () => {
    const folder = sandbox.path('empty-tree');
    mkdirSync(folder);
    sandbox.git(folder, ['init', '--quiet']);
    sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Nothing']);

    await withRepository(folder, async ({ tree }) => {
      expect(tree.entries).toEqual([]);
      expect(await collect(tree.read(tree.entries))).toEqual([]);
    });
  });
});

describe('contents', () => {
  it('come in the order asked for, as often as asked for', async () => {
    await withRepository(many, async ({ tree }) => {
      const wanted = [...tree.entries].reverse();

      const [all, again] = await Promise.all([collect(tree.read(wanted)), collect(tree.read(wanted.slice(0, 3)))]);

      expect(all.map(text)).toEqual(wanted.map((_, index) => `content ${999 - index}\n`));
      expect(again.map(text)).toEqual(['content 999\n', 'content 998\n', 'content 997\n']);
    });
  });

  it('may be empty, binary and larger than a pipe', async () => {
    const files = { a: '', b: Buffer.from([0, 10, 255, 0]), c: Buffer.alloc(3_000_000, 'x'), d: 'no newline' };
    const folder = sandbox.repository('shapes', files);

    await withRepository(folder, async ({ tree }) => {
      const answers = await collect(tree.read(tree.entries));

      const same = answers.map(({ entry, bytes }) => bytes !== null && Buffer.from(files[entry.path as keyof typeof files]).equals(bytes));
      expect(same).toEqual([true, true, true, true]);
    });
  });

  it('that are too large are not read', async () => {
    const folder = sandbox.repository('sizes', { big: 'x'.repeat(101), fits: 'x'.repeat(100) });

    await withRepository(folder, async ({ tree }) => {
      const answers = await collect(tree.read(tree.entries, { maxBytes: 100 }));

      expect(answers).toMatchObject([{ bytes: null, reason: 'too-large' }, { entry: { path: 'fits' } }]);
      expect(answers[1]?.bytes).toHaveLength(100);
    });
  });

  it('that are larger than their entry says are not kept', async () => {
    const folder = sandbox.path('sizes');

    await withRepository(folder, async ({ tree }) => {
      const answers = await collect(tree.read(tree.entries.map((entry) => ({ ...entry, size: 1 })), { maxBytes: 100 }));

      expect(answers.map(({ bytes }) => bytes?.length ?? null)).toEqual([null, 100]);
    });
  });

  it('that are missing or damaged cost no other file', async () => {
    const folder = sandbox.repository('damaged', { a: 'aa', b: 'bb', c: 'cc', d: 'dd', e: 'ee' });
    const loose = (path: string): string => {
      const oid = sandbox.git(folder, ['rev-parse', `HEAD:${path}`]);
      return join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2));
    };
    rmSync(loose('b'));
    chmodSync(loose('d'), 0o644);
    writeFileSync(loose('d'), 'garbage');

    await withRepository(folder, async ({ tree }) => {
      const answers = await collect(tree.read(tree.entries));

      expect(answers.map((answer) => text(answer) ?? (answer.bytes === null ? answer.reason : ''))).toEqual(['aa', 'missing', 'cc', 'missing', 'ee']);
    });
  });

  it('of something that is no object id, or no file, are not asked for', async () => {
    await withRepository(many, async ({ tree }) => {
      const [entry] = tree.entries;
      if (entry === undefined) throw new Error('no entry');
      const treeOid = sandbox.git(many, ['rev-parse', 'HEAD^{tree}']);
      const forged: TreeEntry[] = [{ ...entry, oid: `${entry.oid}\n${entry.oid}` }, { ...entry, oid: 'HEAD:0000.txt' }, { ...entry, oid: treeOid }, entry];

      const answers = await collect(tree.read(forged));

      expect(answers.map((answer) => (answer.bytes === null ? answer.reason : text(answer)))).toEqual([
        'missing',
        'missing',
        'not-a-file',
        'content 0\n',
      ]);
    });
  });

  it('stop with the consumer, and git with them', async () => {
    await withRepository(many, async ({ tree }) => {
      for await (const { entry } of tree.read(tree.entries)) if (entry.path === name(3)) break;

      expect(sandbox.processes()).toEqual([]);
    });
  });

  it('stop when the signal is aborted', async () => {
    await withRepository(many, async ({ tree }) => {
      const controller = new AbortController();
      const read: string[] = [];

      const reading = (async () => {
        for await (const { entry } of tree.read(tree.entries, { signal: controller.signal })) {
          read.push(entry.path);
          controller.abort();
        }
      })();

      await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
      expect(read).toEqual([name(0)]);
      expect(sandbox.processes()).toEqual([]);
    });
  });

  it('stop when the repository is closed, and cannot be read after', async () => {
    await withRepository(many, async (repository) => {
      const { tree } = repository;
      const reading = (async () => {
        for await (const answer of tree.read(tree.entries)) {
          expect(answer.bytes).not.toBeNull();
          await repository.close();
        }
      })();

      await expect(reading).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(collect(tree.read(tree.entries))).rejects.toMatchObject({ code: 'CLOSED' });
    });
  });

  it('can be read by a consumer that takes its time', async () => {
    await withRepository(many, async ({ tree }) => {
      let bytes = 0;
      for await (const answer of tree.read(tree.entries)) {
        await new Promise((resolve) => setImmediate(resolve));
        bytes += answer.bytes?.length ?? 0;
      }

      expect(bytes).toBe(tree.entries.reduce((sum, { size }) => sum + size, 0));
    });
  });

  it('of a partial clone are missing where they are not here, and nothing is fetched', async () => {
    const origin = sandbox.repository('origin', { a: 'a', b: 'b' });
    sandbox.git(origin, ['config', 'uploadpack.allowFilter', 'true']);
    sandbox.git(sandbox.folder, ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${origin}`, 'partial.git']);
    appendFileSync(join(origin, 'a'), 'x');

    await withRepository(sandbox.path('partial.git'), async ({ tree, warnings }) => {
      expect(tree.entries.map(({ path, size }) => [path, size])).toEqual([
        ['a', 0],
        ['b', 0],
      ]);
      expect(await collect(tree.read(tree.entries))).toMatchObject([{ reason: 'missing' }, { reason: 'missing' }]);
      expect(warnings).toMatchObject([{ code: 'SHALLOW_CLONE', message: expect.stringContaining('2 files') as string }]);
    });
  });
});
