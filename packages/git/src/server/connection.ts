import { performance } from 'node:perf_hooks';
import type { GitProgress } from '../clone/progress.js';
import { basicCredentials, networkSettings } from '../clone/network-settings.js';
import { GitError } from '../git-error.js';
import type { FailureContext } from '../process/failure.js';
import type { GitCall, GitRunner } from '../process/git-runner.js';
import type { CheckedUrl } from '../url/check-url.js';

/** What a clone may cost. */
export interface CloneLimits {
  maxRepositoryBytes: number;
  /** Milliseconds. */
  cloneTimeoutMs: number;
  minBytesPerSecond: number;
  stallSeconds: number;
}

/** Options of a connection. */
export interface ConnectionOptions {
  runner: GitRunner;
  checked: CheckedUrl;
  token?: string;
  limits: CloneLimits;
  signal?: AbortSignal;
  onProgress: (progress: GitProgress) => void;
}

/** How one repository on a server is reached: the only URL that git is given, and what every call to it has in common. */
export interface Connection extends Omit<ConnectionOptions, 'checked' | 'token'> {
  readonly url: string;
  /** The context of an error, with the secrets that it must not show. */
  context(what: string): FailureContext;
  /** Protocols, settings and signal of a call. Its time is what is left of the time for a clone. */
  call(): GitCall & { timeoutMs: number };
}

/** A connection; its time runs from the first call. Throws a GitError where the URL names a server only. */
export function createConnection(options: ConnectionOptions): Connection {
  const { checked, token, ...rest } = options;
  const { cloneTimeoutMs, minBytesPerSecond, stallSeconds } = rest.limits;
  const url = repositoryUrl(checked);
  const secrets = token === undefined ? [] : [token, basicCredentials(token)];
  const settings = networkSettings({ checked, minBytesPerSecond, stallSeconds, token });
  let deadline: number | undefined;
  return {
    ...rest,
    url,
    context: (what) => ({ what: `${what} ${url}`, input: url, secrets }),
    call: () => {
      deadline ??= performance.now() + cloneTimeoutMs;
      return {
        protocols: [new URL(url).protocol.slice(0, -1)],
        settings,
        signal: rest.signal,
        timeoutMs: Math.max(1, deadline - performance.now()),
      };
    },
  };
}

/** The one spelling of a repository's URL. A folder's final slash means nothing to git. */
function repositoryUrl({ url, pathname }: CheckedUrl): string {
  if (/^\/+$/.test(pathname)) {
    throw new GitError(`The URL ${url} names a server, not a repository.`, {
      code: 'INVALID_URL',
      input: url,
      hint: 'Give the complete address, such as https://github.com/owner/name.',
    });
  }
  return url.replace(/\/+$/, '');
}
