import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { cutPack, startGitServer, type Behaviour, type GitServer } from '../fixtures/git-server.js';
import { contents, text } from '../fixtures/opening.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { CacheOptions, Git, GitTarget, OpenedRepository, OpenOptions } from '../git.js';
import { formatIdentity, ownIdentity } from '../process/process-identity.js';
import type { CachedRepository, RepositoryCacheIndex } from './cached-repository.js';

let sandbox: Sandbox;
let server: GitServer;
let behaviour: Behaviour;
let opened: OpenedRepository[];
let dir: string;
beforeEach(async () => {
  sandbox = createSandbox();
  dir = join(sandbox.folder, 'cache');
  behaviour = () => false;
  opened = [];
  server = await startGitServer(sandbox.folder, (request, response) => behaviour(request, response));
});
afterEach(async () => {
  await Promise.all(opened.map((repository) => repository.close()));
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
  if (existsSync(dir)) {
    expect(readdirSync(join(dir, 'claims'))).toEqual([]);
    expect(readdirSync(join(dir, 'making'))).toEqual([]);
  }
  await server.close();
  sandbox.remove();
});

function gitWith(cache: Partial<CacheOptions> = {}): Git {
  return createGit({
    tempDir: sandbox.tempDir,
    policy: { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true },
    cache: { dir, ...cache },
  });
}

async function open(git: Git, target: string | GitTarget, options?: OpenOptions): Promise<OpenedRepository> {
  const repository = await git.open(typeof target === 'string' ? { url: server.url(`${target}/.git`) } : target, options);
  opened.push(repository);
  return repository;
}

async function texts(repository: OpenedRepository): Promise<(string | null)[]> {
  return (await contents(repository)).map(text);
}

function clones(): string[] {
  return readdirSync(dir).filter((name) => name.length === 64);
}

/** How many packs the server was asked for. */
function transfers(): number {
  return server.requests.filter(({ method, body }) => method === 'POST' && body().includes('command=fetch')).length;
}

function change(name: string, content: string): string {
  sandbox.write(sandbox.path(name, 'README.md'), content);
  sandbox.git(sandbox.path(name), ['commit', '--quiet', '-a', '-m', content]);
  return sandbox.git(sandbox.path(name), ['rev-parse', 'HEAD']);
}

/** An index in memory. */
function memoryIndex(entries = new Map<string, CachedRepository>()): RepositoryCacheIndex & { entries: typeof entries } {
  return {
    entries,
    list: async () => [...entries.values()],
    async put(entry) {
      entries.set(entry.key, entry);
    },
    async remove(key) {
      entries.delete(key);
    },
  };
}

describe('a cached clone', () => {
  it('is kept after close and read again without a transfer', async () => {
    sandbox.repository('one');
    const git = gitWith();

    await (await open(git, 'one')).close();
    const before = transfers();
    const again = await open(git, 'one');

    expect(await texts(again)).toEqual(['# Hello\n']);
    expect(again.identity).toMatchObject({ branch: 'main', subject: 'First commit', shallow: true });
    expect(transfers()).toBe(before);
    expect(clones()).toHaveLength(1);
  });

  it.each(['tree', 'head', 'history', 'full'] as const)('is refreshed by fetching what is new (%s)', async (strategy) => {
    sandbox.repository('one', { 'README.md': 'first', 'big.txt': 'x'.repeat(100_000) });
    const git = gitWith();
    await (await open(git, 'one', { strategy })).close();
    const [clone = ''] = clones();
    const packs = (): string[] => readdirSync(join(dir, clone, 'repository.git/objects/pack'));
    const before = packs();
    const commit = change('one', 'second');
    const again = await open(git, 'one', { strategy });

    expect(again.identity).toMatchObject({ commit, branch: 'main', subject: 'second' });
    expect(await texts(again)).toEqual(strategy === 'tree' ? [null, null] : ['second', 'x'.repeat(100_000)]);
    expect((await again.history()).commits).toHaveLength(strategy === 'history' || strategy === 'full' ? 2 : 1);
    expect(packs()).toEqual(expect.arrayContaining(before));
    expect(packs().length).toBeGreaterThan(before.length);
  });

  it('is opened at any ref, and at the commit that the ref names now', async () => {
    const folder = sandbox.repository('one');
    const first = sandbox.git(folder, ['rev-parse', 'HEAD']);
    sandbox.git(folder, ['tag', '-a', '-m', 'one', 'v1']);
    const second = change('one', 'second');
    const git = gitWith();

    for (const [ref, commit] of [[undefined, second], ['v1', first], [first, first], ['main', second], [undefined, second]] as const) {
      const repository = await open(git, { url: server.url('one/.git'), ref });
      expect(repository.identity, ref).toMatchObject({ commit, branch: ref === undefined ? 'main' : null });
    }
    sandbox.git(folder, ['branch', '-m', 'main', 'trunk']);

    expect((await open(git, 'one')).identity).toMatchObject({ commit: second, branch: 'trunk' });
    expect(clones()).toHaveLength(1);
  });

  it('that is open shows its commit, whatever is fetched meanwhile', async () => {
    sandbox.repository('one');
    const git = gitWith();
    const first = await open(git, 'one', { strategy: 'history' });
    change('one', 'second');
    await open(git, 'one', { strategy: 'history' });

    expect(await texts(first)).toEqual(['# Hello\n']);
    expect((await first.history()).commits.map(({ subject }) => subject)).toEqual(['First commit']);
  });

  it('has a name that is not the URL, and is one for each strategy', async () => {
    sandbox.repository('one');
    const git = gitWith();

    for (const url of ['one/.git', 'one/.git/', 'x/../one/.git', 'one/%2e/.git']) await open(git, { url: server.url(url) });
    expect(clones()).toHaveLength(1);
    await open(git, 'one', { strategy: 'tree' });

    expect(clones()).toHaveLength(2);
    expect(clones().join()).toMatch(/^[0-9a-f]{64},[0-9a-f]{64}$/);
  });

  it('is made once for all who ask at the same time', async () => {
    sandbox.repository('one');
    const [git, stranger] = [gitWith(), gitWith()];

    const repositories = await Promise.all(Array.from({ length: 8 }, (_, index) => open(index % 2 === 0 ? git : stranger, 'one')));

    for (const repository of repositories) expect(await texts(repository)).toEqual(['# Hello\n']);
    expect(transfers()).toBe(1);
  });

  it('is not made by somebody who was aborted while waiting, and the others get theirs', async () => {
    sandbox.repository('one');
    const git = gitWith();
    const controller = new AbortController();

    const first = open(git, 'one');
    const second = open(git, 'one', { signal: controller.signal });
    const third = open(git, 'one');
    controller.abort();

    await expect(second).rejects.toMatchObject({ code: 'ABORTED' });
    expect(await texts(await first)).toEqual(await texts(await third));
  });

  it('that failed leaves nothing', async () => {
    await expect(open(gitWith(), 'nowhere')).rejects.toMatchObject({ code: 'REPOSITORY_NOT_FOUND' });
    sandbox.repository('one');
    await expect(open(gitWith(), { url: server.url('one/.git'), ref: 'nope' })).rejects.toMatchObject({ code: 'REF_NOT_FOUND' });

    expect(clones()).toEqual([]);
  });

  it('is not asked for a path', async () => {
    await open(gitWith(), { path: sandbox.repository('one') });

    expect(existsSync(dir)).toBe(false);
  });
});

describe('a private repository in the cache', () => {
  const basic = (token: string): string => `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;

  it('is answered only to whom the server lets in now', async () => {
    sandbox.repository('one');
    let accepted = 'right';
    behaviour = (request, response) => {
      if (request.headers.authorization === basic(accepted)) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return true;
    };
    const git = gitWith();
    const url = server.url('one/.git');
    const commit = (await open(git, { url, token: 'right' })).identity.commit;

    for (const target of [{ url }, { url, token: 'wrong' }, { url, ref: commit }, { url, ref: commit, token: 'wrong' }]) {
      await expect(open(git, target)).rejects.toMatchObject({ code: 'AUTH_REQUIRED' });
    }
    await expect(open(git, { url, token: 'right' })).resolves.toMatchObject({ identity: { commit } });
    accepted = 'another';
    await expect(open(git, { url, token: 'right' })).rejects.toMatchObject({ code: 'AUTH_REQUIRED' });
  });

  it('has its token nowhere on disk, and nobody else may look in', async () => {
    sandbox.repository('one');
    const git = gitWith();
    await open(git, { url: server.url('one/.git'), token: 'ghp_verySecretToken123' });
    change('one', 'second');
    await open(git, { url: server.url('one/.git'), token: 'ghp_verySecretToken123' });

    const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const stored = files.map((file) => `${file.name} ${readFileSync(join(file.parentPath, file.name), 'latin1')}`).join('\n');
    expect(stored).not.toContain('ghp_verySecretToken123');
    expect(stored).not.toContain(basic('ghp_verySecretToken123').slice(6));
    expect(mode(dir)).toBe('700');
  });
});

describe('a damaged clone is made again once:', () => {
  const clone = (): string => join(dir, clones()[0] ?? '', 'repository.git');
  const pack = (end: string): string => {
    const folder = join(clone(), 'objects/pack');
    const found = join(folder, readdirSync(folder).find((name) => name.endsWith(end)) ?? '');
    chmodSync(found, 0o644);
    return found;
  };

  it.each([
    ['a pack that is gone', () => rmSync(pack('.pack'))],
    ['a pack that is cut', () => truncateSync(pack('.pack'), 40)],
    ['a pack that lacks its end', () => truncateSync(pack('.pack'), readFileSync(pack('.pack')).length - 1)],
    ['an index that is gone', () => rmSync(pack('.idx'))],
    [
      'a pack with other bytes',
      () => {
        const file = pack('.pack');
        writeFileSync(file, Buffer.alloc(readFileSync(file).length, 7));
      },
    ],
    ['a HEAD of nothing', () => writeFileSync(join(clone(), 'HEAD'), '')],
    ['no HEAD', () => rmSync(join(clone(), 'HEAD'))],
    ['nothing at all', () => rmSync(clone(), { recursive: true })],
    ['no entry', () => rmSync(join(clone(), '../entry.json'))],
    ['an entry that makes no sense', () => writeFileSync(join(clone(), '../entry.json'), '{"packs":')],
  ])('%s', async (_, damage) => {
    sandbox.repository('one');
    const git = gitWith();
    await (await open(git, 'one')).close();
    damage();
    const before = transfers();

    const again = await open(git, 'one');

    expect(await texts(again)).toEqual(['# Hello\n']);
    // Where only git sees the damage, it sees it when it fetches.
    expect(transfers() - before).toBeLessThanOrEqual(2);
    const made = transfers();
    await (await open(git, 'one')).close();
    expect(transfers()).toBe(made);
  });

  it('but not under somebody who reads it: then it is cloned aside', async () => {
    sandbox.repository('one');
    const git = gitWith();
    const reader = await open(git, 'one');
    const key = clones();
    truncateSync(pack('.pack'), 40);

    const other = await open(git, 'one');

    expect(await texts(other)).toEqual(['# Hello\n']);
    expect(clones()).toEqual(key);
    await other.close();
    await reader.close();
    await (await open(git, 'one')).close();
    expect(await texts(await open(git, 'one'))).toEqual(['# Hello\n']);
  });

  it('a server that damages every pack is CORRUPT', async () => {
    sandbox.repository('one', { noise: Buffer.from(Uint32Array.from({ length: 20_000 }, (_, index) => Math.imul(index, 2_654_435_761)).buffer) });
    behaviour = (request, response) => {
      if (request.method !== 'POST') return false;
      const write = response.write.bind(response);
      response.write = ((chunk: Buffer) => {
        if (chunk.length > 5_000) chunk[4_000] = (chunk[4_000] ?? 0) ^ 0xff;
        return write(chunk);
      }) as typeof response.write;
      return false;
    };

    await expect(open(gitWith(), 'one')).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(clones()).toEqual([]);
  });
});

describe('room in the cache', () => {
  /** Opens and closes repositories one after the other, an hour apart. */
  async function use(names: string[], options: Partial<CacheOptions> = {}): Promise<string[]> {
    let hour = 0;
    const git = gitWith({ now: () => Date.UTC(2026, 0, 1, (hour += 1)), ...options });
    for (const name of names) await (await open(git, name)).close();
    return clones().map((key) => (JSON.parse(readFileSync(join(dir, key, 'entry.json'), 'utf8')) as CachedRepository).url.split('/').at(-2) ?? '').sort();
  }
  beforeEach(() => {
    for (const name of ['a', 'b', 'c']) sandbox.repository(name, { 'README.md': name });
  });

  it('is made by removing what was used the longest ago', async () => {
    expect(await use(['a', 'b', 'a', 'c'], { maxRepositories: 2 })).toEqual(['a', 'c']);
  });

  it('is made for bytes too', async () => {
    expect(await use(['a', 'b', 'c'], { maxBytes: 3_000 })).toEqual(['c']);
    expect(await use(['a', 'b'], { maxBytes: 1 })).toEqual([]);
  });

  it('is made by removing what nobody used for a day', async () => {
    let now = Date.UTC(2026, 0, 1);
    const git = gitWith({ now: () => now });
    await (await open(git, 'a')).close();
    now += 25 * 60 * 60 * 1000;
    await (await open(git, 'b')).close();

    expect(clones()).toHaveLength(1);
  });

  it('is not made by removing what is open', async () => {
    const git = gitWith({ maxRepositories: 1 });
    const first = await open(git, 'a');
    await (await open(gitWith({ maxRepositories: 1 }), 'b')).close();

    expect(await texts(first)).toEqual(['a']);
    await first.close();
    expect(clones()).toHaveLength(1);
  });
});

describe('what a killed process left', () => {
  const gone = formatIdentity({ ...ownIdentity(), pid: 2 ** 30 });

  it('does not hold a clone, and its half clones go', async () => {
    sandbox.repository('one');
    await (await open(gitWith(), 'one')).close();
    const [key = ''] = clones();
    for (const kind of ['work', 'use']) sandbox.write(join(dir, 'claims', `${key}.${kind}.${gone}.x`), '');
    sandbox.write(join(dir, 'making', `${gone}.x`, 'repository.git/objects/pack/tmp_pack_1'), 'x');

    await (await open(gitWith(), 'one')).close();

    expect(clones()).toEqual([key]);
  });

  it('inside a clone (locks, half packs) goes before the next fetch', async () => {
    sandbox.repository('one');
    const git = gitWith();
    await (await open(git, 'one')).close();
    const clone = join(dir, clones()[0] ?? '', 'repository.git');
    for (const file of ['shallow.lock', 'config.lock', 'objects/pack/tmp_pack_1', 'objects/tmp_obj_1']) sandbox.write(join(clone, file), 'x');
    change('one', 'second');

    const again = await open(git, 'one');

    expect(await texts(again)).toEqual(['second']);
    expect(readdirSync(clone, { recursive: true }).filter((name) => /tmp_|lock/.test(String(name)))).toEqual([]);
  });
});

describe('a fetch that fails', () => {
  it('leaves the clone as it was, and no half pack', async () => {
    sandbox.repository('one');
    const git = gitWith();
    await (await open(git, 'one')).close();
    const noise = Buffer.from(Uint32Array.from({ length: 100_000 }, (_, index) => Math.imul(index, 2_654_435_761)).buffer);
    sandbox.write(sandbox.path('one/noise'), noise);
    sandbox.git(sandbox.path('one'), ['add', '.']);
    change('one', 'second');
    behaviour = cutPack;

    await expect(open(git, 'one')).rejects.toMatchObject({ code: 'NETWORK' });

    const clone = join(dir, clones()[0] ?? '', 'repository.git');
    expect(readdirSync(clone, { recursive: true }).filter((name) => /tmp_|lock/.test(String(name)))).toEqual([]);
    behaviour = () => false;
    expect((await open(git, 'one')).identity.subject).toBe('second');
  });
});

describe('the index', () => {
  it('lists the clones', async () => {
    sandbox.repository('one');
    const index = memoryIndex();
    let now = Date.UTC(2026, 0, 1);
    const git = gitWith({ index, now: () => now });

    const { identity } = await open(git, 'one');
    now += 1_000;
    await open(git, 'one');

    expect([...index.entries.values()]).toEqual([
      {
        key: clones()[0],
        url: server.url('one/.git'),
        strategy: 'head',
        commit: identity.commit,
        bytes: expect.any(Number) as number,
        lastUsedAt: '2026-01-01T00:00:01.000Z',
        fetchedAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('is put right where the folder says something else', async () => {
    for (const name of ['one', 'two']) sandbox.repository(name);
    await (await open(gitWith(), 'one')).close();
    const [first = ''] = clones();
    const stale = { key: 'f'.repeat(64), url: 'x', strategy: 'head', commit: '', bytes: 1, lastUsedAt: '2026-01-01', fetchedAt: '2026-01-01' };
    const index = memoryIndex(new Map([[stale.key, stale]]));

    await (await open(gitWith({ index }), 'two')).close();

    expect([...index.entries.keys()].sort()).toEqual(clones().sort());
    expect(clones()).toContain(first);
  });

  it('forgets what was evicted', async () => {
    for (const name of ['one', 'two']) sandbox.repository(name);
    const index = memoryIndex();
    const git = gitWith({ index, maxRepositories: 1 });

    for (const name of ['one', 'two']) await (await open(git, name)).close();

    expect([...index.entries.keys()]).toEqual(clones());
  });

  it('that fails costs a warning and not the repository', async () => {
    sandbox.repository('one');
    const broken: RepositoryCacheIndex = { list: () => Promise.reject(new Error('no database')), put: async () => {}, remove: async () => {} };

    const repository = await open(gitWith({ index: broken }), 'one');

    expect(repository.warnings.map(({ code }) => code)).toEqual(['CACHE_FAILED']);
    expect(await texts(repository)).toEqual(['# Hello\n']);
  });
});

it('a folder that cannot be used is a clear error', async () => {
  sandbox.write(dir, 'a file');

  await expect(open(gitWith(), 'one')).rejects.toMatchObject({ code: 'FAILED', message: expect.stringContaining(dir) as string });
  rmSync(dir);
});

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}
