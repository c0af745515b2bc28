import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clone } from '../clone/clone.js';
import { readClonedCommit } from '../clone/read-clone.js';
import { STRATEGY_ARGUMENTS, strategySettings } from '../clone/strategy.js';
import { GitError } from '../git-error.js';
import { askServer } from '../server/ask-server.js';
import { receive } from '../server/receive.js';
import { holdsPacks, listPacks } from './packs.js';
import type { CacheRequest } from './cache-request.js';

/** Every refresh that brings something adds a pack. A clone with more is slower to read than to make again. */
const MAX_PACKS = 100;

/**
 * Brings a clone up to date: asks the server, with the credentials of this very call, where the ref is now, and fetches what the clone does not have.
 * `null`: it is damaged or worn out. Throws a GitError with the codes of a clone.
 */
export async function refreshClone(
  { connection, ref, strategy, nowhere }: CacheRequest,
  folder: string,
  packsBefore: Record<string, number>,
): Promise<(Clone & { fetched: boolean }) | null> {
  const packs = await listPacks(folder);
  if (!holdsPacks(packs, packsBefore) || Object.keys(packs).length > MAX_PACKS || !(await hasHead(folder))) return null;
  await sweepClone(folder);
  const { name, oid, branch } = await askServer(connection, ref, nowhere);
  const there = await readClonedCommit(connection, folder, oid);
  if (there !== null) return { folder, tip: there.oid, commit: there, branch, fetched: false };

  const kept = `refs/reposcan/${createHash('sha256').update(name).digest('hex')}`;
  const args = [...strategySettings(strategy), 'fetch', '--progress', ...STRATEGY_ARGUMENTS[strategy], '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
  try {
    await receive(connection, [`--git-dir=${folder}`, ...args, '--', connection.url, `+${name}:${kept}`], { what: 'Refreshing the clone of', folder });
  } catch (error) {
    await sweepClone(folder);
    throw error;
  }
  const commit = await readClonedCommit(connection, folder, kept);
  if (commit !== null) return { folder, tip: commit.oid, commit, branch, fetched: true };
  throw new GitError(`Refreshing the clone of ${connection.url} failed: what was fetched is not there.`, { code: 'CORRUPT', input: connection.url });
}

/** Whether git takes the folder for a repository. */
async function hasHead(folder: string): Promise<boolean> {
  const head = await readFile(join(folder, 'HEAD'), 'latin1').catch(() => '');
  return /^(?:ref: refs\/|[0-9a-f]{40})/.test(head);
}

/** Removes what a fetch that was killed or found the disk full left behind. Only while nobody else fetches. */
async function sweepClone(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const objects = join(folder, 'objects');
  const isLeft = (parent: string, name: string) => name.endsWith('.lock') || (name.startsWith('tmp_') && parent.startsWith(objects));
  const left = names.filter((file) => file.isFile() && isLeft(file.parentPath, file.name));
  await Promise.all(left.map((file) => rm(join(file.parentPath, file.name), { force: true })));
}
