import { isObjectId } from '../ref.js';
import type { Connection } from '../server/connection.js';
import { receive } from '../server/receive.js';
import type { Clone } from './clone.js';
import { readClonedBranch, readClonedCommit, readClonedHead } from './read-clone.js';
import { STRATEGY_ARGUMENTS, strategySettings, type CloneStrategy } from './strategy.js';

/** Options of a clone. */
export interface CloneOptions {
  ref?: string;
  strategy: CloneStrategy;
  /** Must not exist yet. */
  folder: string;
}

const WANTED = 'refs/reposcan/wanted';

/**
 * Clones one branch or ref, bare: nothing is checked out. Throws a GitError: AUTH_REQUIRED, REPOSITORY_NOT_FOUND, REF_NOT_FOUND,
 * REPOSITORY_TOO_LARGE, NETWORK, CORRUPT, DISK_FULL, TIMEOUT, ABORTED.
 */
export async function cloneRepository(connection: Connection, { ref, strategy, folder }: CloneOptions): Promise<Clone> {
  const { runner, url, signal } = connection;
  const what = 'Cloning';
  const branch = ref === undefined ? undefined : branchOf(ref);
  const common = ['--progress', ...STRATEGY_ARGUMENTS[strategy], '--no-tags', '--no-recurse-submodules'];
  if (ref === undefined || branch !== undefined) {
    const which = branch === undefined ? [] : [`--branch=${branch}`];
    await receive(connection, [...strategySettings(strategy), 'clone', ...common, '--bare', '--single-branch', '--template=', ...which, '--', url, folder], { what, folder });
    const head = await readClonedHead(folder);
    if (head !== null) return { folder, tip: head.tip, commit: null, branch: ref === undefined ? head.branch : null };
    const [commit, named] = await Promise.all([
      readClonedCommit(connection, folder, 'HEAD'),
      ref === undefined ? readClonedBranch(connection, folder) : null,
    ]);
    return { folder, tip: commit?.oid ?? null, commit, branch: named };
  }
  const format = ref.length === 64 && isObjectId(ref) ? 'sha256' : 'sha1';
  await runner.expect(['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, folder], connection.context(what), { signal });
  await receive(connection, [`--git-dir=${folder}`, ...strategySettings(strategy), 'fetch', ...common, '--', url, `+${ref}:${WANTED}`], { what, folder });
  const commit = await readClonedCommit(connection, folder, WANTED);
  return { folder, tip: commit?.oid ?? null, commit, branch: null };
}

/** The name for `clone --branch`, which takes branches and tags by their short names; `undefined` for everything else. */
function branchOf(ref: string): string | undefined {
  if (isObjectId(ref)) return undefined;
  if (ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  return ref.startsWith('refs/') ? undefined : ref;
}
