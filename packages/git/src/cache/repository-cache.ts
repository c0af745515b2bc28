import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Warning } from '@reposcan/core';
import type { Clone } from '../clone/clone.js';
import { cloneRepository } from '../clone/clone-repository.js';
import { folderSize } from '../clone/folder-size.js';
import type { CacheOptions } from '../git.js';
import { abortedError, GitError } from '../git-error.js';
import type { OpenedCommit } from '../opened-commit.js';
import { formatIdentity, ownIdentity } from '../process/process-identity.js';
import type { CacheRequest } from './cache-request.js';
import { createClaims } from './claims.js';
import { readEntry, toCachedRepository, writeEntry, type CacheEntry } from './entry-file.js';
import { chooseEvictions } from './eviction.js';
import { listPacks } from './packs.js';
import { refreshClone } from './refresh-clone.js';
import { sweepMaking } from './sweep-making.js';
import { createTurns } from './turns.js';

/** What came of using a clone, which stays in the cache until it is released. */
export interface CachedUse<T> {
  result: T;
  warnings: Warning[];
  release: () => Promise<void>;
}

/** Clones that are kept between openings. */
export interface RepositoryCache {
  /**
   * Hands over an up-to-date clone, made or refreshed in this very call; nobody else works on it meanwhile. A clone that turns out to be damaged is made
   * again once. `null`: the clone cannot be had now, and the caller does without.
   */
  use<T extends OpenedCommit>(request: CacheRequest, look: (clone: Clone) => Promise<T>): Promise<CachedUse<T> | null>;
}


const CLONE = 'repository.git';

/** A cache; writes nothing yet. */
export function createRepositoryCache(options: CacheOptions): RepositoryCache {
  const { index, maxRepositories = 10, maxBytes = 5 * 1024 ** 3, maxAgeMs = 24 * 60 * 60 * 1000, now = Date.now } = options;
  const limits = { maxRepositories, maxBytes, maxAgeMs };
  const dir = resolve(options.dir);
  const making = join(dir, 'making');
  const claims = createClaims(join(dir, 'claims'));
  const waitForWork = createTurns(claims);
  let prepared: Promise<void> | undefined;

  const prepare = async (): Promise<void> => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await Promise.all([making, join(dir, 'claims')].map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })));
    await sweepMaking(making);
  };
  const newFolder = (): string => join(making, `${formatIdentity(ownIdentity())}.${randomUUID()}`);
  const remove = async (key: string): Promise<void> => {
    const away = newFolder();
    await rename(join(dir, key), away);
    await rm(away, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };

  /** What is in the folder, and what of it has to go. */
  const tidy = async (): Promise<void> => {
    const keys = (await readdir(dir)).filter((name) => /^[0-9a-f]{64}$/.test(name));
    const read = await Promise.all(keys.map(async (key) => [key, await readEntry(join(dir, key))] as const));
    const entries = read.flatMap(([key, entry]) => (entry !== null && entry.key === key ? [entry] : []));
    const unknown = read.filter(([key, entry]) => entry?.key !== key).map(([key]) => key);
    for (const key of [...unknown, ...chooseEvictions(entries, await claims.inUse(), limits, now())]) {
      const work = await claims.tryWork(key);
      if (work === null) continue;
      try {
        if (!(await claims.inUse()).has(key)) await remove(key);
      } finally {
        await work.release();
      }
    }
    if (index === undefined) return;
    const listed = await index.list();
    for (const { key } of listed) if (!(await exists(join(dir, key)))) await index.remove(key);
    for (const entry of entries) {
      const same = listed.some(({ key, lastUsedAt }) => key === entry.key && lastUsedAt === entry.lastUsedAt);
      if (!same && (await exists(join(dir, entry.key)))) await index.put(toCachedRepository(entry));
    }
  };
  /** Tidying is housekeeping: its failure is told, and costs nobody the repository. */
  const tryToTidy = async (subject: string): Promise<Warning[]> =>
    tidy().then(
      () => [],
      () => [{ code: 'CACHE_FAILED', message: 'The repository cache could not be tidied up, or its index not written; the next use tries again.', subject }],
    );

  const make = async ({ connection, ref, strategy }: CacheRequest, key: string): Promise<Clone> => {
    const folder = newFolder();
    try {
      await mkdir(folder, { mode: 0o700 });
      const clone = await cloneRepository(connection, { ref, strategy, folder: join(folder, CLONE) });
      const moment = new Date(now()).toISOString();
      await write(folder, { key, url: connection.url, strategy, commit: clone.tip ?? '', bytes: 0, lastUsedAt: moment, fetchedAt: moment });
      await rename(folder, join(dir, key));
      return { ...clone, folder: join(dir, key, CLONE) };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  };
  const write = async (folder: string, entry: Omit<CacheEntry, 'packs'>): Promise<void> => {
    const clone = join(folder, CLONE);
    const [packs, bytes] = await Promise.all([listPacks(clone), folderSize(clone)]);
    await writeEntry(folder, { ...entry, packs, bytes });
  };

  /** The clone as it is after a refresh; `null` where there is none that can be used. */
  const refresh = async (request: CacheRequest, folder: string): Promise<(Clone & { fetched: boolean }) | null> => {
    const entry = await readEntry(folder);
    return entry === null ? null : unlessDamaged(() => refreshClone(request, join(folder, CLONE), entry.packs));
  };

  const work = async <T extends OpenedCommit>(request: CacheRequest, key: string, look: (clone: Clone) => Promise<T>): Promise<CachedUse<T> | null> => {
    const folder = join(dir, key);
    let found: { result: T; fetched: boolean } | null = null;
    if (await exists(folder)) {
      const clone = await refresh(request, folder);
      const result = clone === null ? null : await unlessDamaged(() => look(clone));
      found = clone === null || result === null ? null : { result, fetched: clone.fetched };
      if (found === null) {
        // It is damaged. Who still reads it keeps what it can read.
        if ((await claims.inUse()).has(key)) return null;
        await remove(key);
      }
    }
    found ??= { result: await look(await make(request, key)), fetched: true };
    const use = await claims.use(key);
    try {
      const before = await readEntry(folder);
      const moment = new Date(now()).toISOString();
      const { url } = request.connection;
      const fetchedAt = found.fetched || before === null ? moment : before.fetchedAt;
      await write(folder, { key, url, strategy: request.strategy, commit: found.result.identity.commit, bytes: 0, lastUsedAt: moment, fetchedAt });
    } catch (error) {
      await use.release();
      throw error;
    }
    const release = async (): Promise<void> => {
      await use.release();
      // What was in use may have to go now.
      await tryToTidy(request.connection.url);
    };
    return { result: found.result, warnings: [], release };
  };

  return {
    async use<T extends OpenedCommit>(request: CacheRequest, look: (clone: Clone) => Promise<T>): Promise<CachedUse<T> | null> {
      const { connection, strategy } = request;
      const { url, signal, limits: { cloneTimeoutMs } } = connection;
      await (prepared ??= prepare()).catch((cause: unknown) => {
        prepared = undefined;
        throw new GitError(`The folder of the repository cache, ${dir}, cannot be used.`, { code: 'FAILED', hint: 'Name one that may be written to.', cause });
      });
      const key = createHash('sha256').update(JSON.stringify([url, strategy])).digest('hex');
      const claim = await waitForWork(key, cloneTimeoutMs, signal);
      if (signal?.aborted === true) {
        await claim?.release();
        throw abortedError(`Opening ${url}`, signal.reason);
      }
      // Somebody else holds it for longer than a clone may take.
      if (claim === null) return null;
      let used: CachedUse<T> | null;
      try {
        used = await work(request, key, look);
      } finally {
        await claim.release();
      }
      return used === null ? null : { ...used, warnings: await tryToTidy(url) };
    },
  };
}

/** What an action gives, or `null` where it finds a clone that must be made again. */
async function unlessDamaged<T>(action: () => Promise<T | null>): Promise<T | null> {
  try {
    return await action();
  } catch (error) {
    // A clone that grew with every refresh may be too large although the repository is not.
    if (error instanceof GitError && (error.code === 'CORRUPT' || error.code === 'REPOSITORY_TOO_LARGE')) return null;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
