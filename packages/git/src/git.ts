import type { FileTree, RepositoryIdentity, Warning } from '@reposcan/core';
import type { GitProgress } from './clone/progress.js';
import type { GitLimits } from './process/limits.js';
import type { Lookup } from './url/address.js';
import type { UrlPolicy } from './url/url-policy.js';

/** A repository on this machine, or on a server. */
export type GitTarget =
  | {
      /** Any folder inside the repository. */
      path: string;
      /** A branch, tag or object id. @default HEAD */
      ref?: string;
    }
  | {
      url: string;
      /** A branch, tag or complete object id. @default the server's HEAD */
      ref?: string;
      /** Sent to this host only, never stored or shown. */
      token?: string;
    };

/** Options of opening a repository. */
export interface OpenOptions {
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress) => void;
}

/** One commit of a repository. Whoever opened it closes it. */
export interface OpenedRepository {
  identity: RepositoryIdentity;
  tree: FileTree;
  warnings: Warning[];
  /** Ends every process that reads it and removes what opening it made. Twice is fine. */
  close(): Promise<void>;
}

/** Opens repositories without trusting them. */
export interface Git {
  /** Opens a commit of a repository. Throws a GitError; then nothing is left behind. */
  open(target: GitTarget, options?: OpenOptions): Promise<OpenedRepository>;
}

/** Options of `createGit`. */
export interface GitOptions {
  /** The git program: a name or an absolute path. @default 'git' */
  git?: string;
  /** Folders to find it and its helpers in. @default '/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin' */
  path?: string;
  /** Where clones go. @default the system's temporary folder */
  tempDir?: string;
  /** Which URLs may be cloned. @default https on port 443 of public addresses */
  policy?: UrlPolicy;
  /** Resolves host names. @default the operating system's resolver */
  lookup?: Lookup;
  /** Files of a commit that are listed. @default 200000 */
  maxEntries?: number;
  /** Size of a clone. Bytes. @default 524288000 */
  maxRepositoryBytes?: number;
  /** Milliseconds for a clone. @default 180000 */
  cloneTimeoutMs?: number;
  /** Milliseconds for every other call of git, and for resolving a host. @default 60000 */
  commandTimeoutMs?: number;
  /** A connection slower than this is given up after `stallSeconds`. Bytes per second. @default 1000 */
  minBytesPerSecond?: number;
  /** @default 30 */
  stallSeconds?: number;
  /** What one process of git may use. */
  limits?: GitLimits;
}
