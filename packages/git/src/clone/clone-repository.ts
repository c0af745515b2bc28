import type { GitRunner } from '../process/git-runner.js';
import { basicCredentials, networkSettings } from './network-settings.js';
import { isObjectId } from '../ref.js';
import type { CheckedUrl } from '../url/check-url.js';
import { parseProgress, type GitProgress } from './progress.js';
import { watchSize } from './size-watch.js';
import { folderSize } from './folder-size.js';

/** What a clone may cost. */
export interface CloneLimits {
  maxRepositoryBytes: number;
  /** Milliseconds. */
  cloneTimeoutMs: number;
  minBytesPerSecond: number;
  stallSeconds: number;
}

/** Options of a clone. */
export interface CloneOptions {
  runner: GitRunner;
  checked: CheckedUrl;
  /** The URL to give to git, made of checked parts. */
  url: string;
  ref?: string;
  token?: string;
  /** Must not exist yet. */
  folder: string;
  limits: CloneLimits;
  signal?: AbortSignal;
  onProgress: (progress: GitProgress) => void;
}

/** Where the wanted commit is, once a repository is cloned. */
export interface Cloned {
  /** Resolve this in the clone. */
  name: 'HEAD' | 'refs/reposcan/wanted';
}

const SIZE_INTERVAL_MS = 200;
const WANTED = 'refs/reposcan/wanted';

/**
 * Clones one commit without history, bare: nothing is checked out. Throws a GitError: AUTH_REQUIRED, REPOSITORY_NOT_FOUND, REF_NOT_FOUND,
 * REPOSITORY_TOO_LARGE, NETWORK, CORRUPT, DISK_FULL, TIMEOUT, ABORTED.
 */
export async function cloneRepository(options: CloneOptions): Promise<Cloned> {
  const { runner, checked, url, ref, token, folder, limits, signal, onProgress } = options;
  const { maxRepositoryBytes, cloneTimeoutMs, minBytesPerSecond, stallSeconds } = limits;
  const secrets = token === undefined ? [] : [token, basicCredentials(token)];
  const context = { what: `Cloning ${url}`, input: url, secrets };
  const settings = networkSettings({ checked, minBytesPerSecond, stallSeconds, token });

  const branch = ref === undefined ? undefined : branchOf(ref);
  const byName = ref === undefined || branch !== undefined;
  if (!byName) {
    const format = ref.length === 64 && isObjectId(ref) ? 'sha256' : 'sha1';
    const call = { signal };
    await runner.expect(['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, folder], context, call);
  }
  const shallow = ['--progress', '--depth=1', '--no-tags', '--no-recurse-submodules'];
  const args = byName
    ? ['clone', ...shallow, '--bare', '--single-branch', '--template=', ...(branch === undefined ? [] : [`--branch=${branch}`]), '--', url, folder]
    : [`--git-dir=${folder}`, 'fetch', ...shallow, '--', url, `+${ref}:${WANTED}`];
  const git = runner.start(args, {
    protocols: [new URL(url).protocol.slice(0, -1)],
    settings,
    timeoutMs: cloneTimeoutMs,
    signal,
    onProgressLine: (line) => {
      const progress = parseProgress(line);
      if (progress !== null) onProgress(progress);
    },
  });
  git.stdout.resume();
  const unwatch = watchSize({
    folder,
    maxBytes: maxRepositoryBytes,
    intervalMs: SIZE_INTERVAL_MS,
    onExceeded: () => git.stop('too-large'),
  });
  const end = await git.ended;
  unwatch();

  // It may have grown after the last look.
  const grown = end.stopped === null && (await folderSize(folder)) > maxRepositoryBytes;
  const failure = runner.failure(grown ? { ...end, stopped: 'too-large' } : end, context);
  if (failure !== null) throw failure;
  return { name: byName ? 'HEAD' : WANTED };
}

/** The name for `clone --branch`, which takes branches and tags by their short names; `undefined` for everything else. */
function branchOf(ref: string): string | undefined {
  if (isObjectId(ref)) return undefined;
  if (ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  return ref.startsWith('refs/') ? undefined : ref;
}
