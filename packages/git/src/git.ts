import type { CommitHistory, FileTree, RepositoryIdentity, Warning } from '@reposcan/core';
import type { RepositoryCacheIndex } from './cache/cached-repository.js';
import type { GitProgress } from './clone/progress.js';
import type { CloneStrategy } from './clone/strategy.js';
import type { HistoryOptions } from './history/read-history.js';
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
  /** How much of a repository behind a URL is cloned. A path is read as it is. @default 'head' */
  strategy?: CloneStrategy;
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress) => void;
}

/** One commit of a repository. Whoever opened it closes it. */
export interface OpenedRepository {
  identity: RepositoryIdentity;
  tree: FileTree;
  warnings: Warning[];
  /**
   * The commits before, and including, the opened one, as far as this clone has them: all for a complete repository on this machine and for the strategies
   * `history` and `full`. Nothing is fetched. Throws a GitError.
   */
  history(options?: HistoryOptions): Promise<CommitHistory>;
  /** Ends every process that reads it and removes what opening it made. Twice is fine. */
  close(): Promise<void>;
}

/** Says how large a repository on a server is, in bytes, or `null` where it does not know. Hand in what asks the server's API. */
export type SizeOf = (url: string, options: { token?: string; signal?: AbortSignal }) => Promise<number | null>;

/** Options of a preflight. */
export interface PreflightOptions {
  signal?: AbortSignal;
  /** A larger repository is refused. @default the option `maxRepositoryBytes` */
  maxBytes?: number;
  /** @default the option `sizeOf` */
  sizeOf?: SizeOf;
}

/** What a scan would see. */
export interface Preflight {
  /** Object id of the commit. */
  commit: string;
  /** The branch that HEAD names, or `null` (detached, or a ref was asked for). */
  branch: string | null;
  /** Size of the repository on its server, or `null` where nobody knows. */
  bytes: number | null;
  /** Where the repository is, as `identity.source` of the opened one says. */
  location: string;
  /** What opening it would warn of, as far as that can be told without listing its files. */
  warnings: Warning[];
}

/** Opens repositories without trusting them. */
export interface Git {
  /**
   * Looks which commit a scan would see, without cloning, and refuses a repository that is known to be too large. Throws a GitError with the codes of `open`.
   */
  preflight(target: GitTarget, options?: PreflightOptions): Promise<Preflight>;
  /** Opens a commit of a repository. Throws a GitError; then nothing is left behind. */
  open(target: GitTarget, options?: OpenOptions): Promise<OpenedRepository>;
}

/** Clones that are kept between openings, in a folder that processes may share. */
export interface CacheOptions {
  /** Made if it is not there, for this user only. It holds what the clones hold, private repositories too. */
  dir: string;
  /** Who lists the clones besides the folder itself, such as a database. */
  index?: RepositoryCacheIndex;
  /** @default 10 */
  maxRepositories?: number;
  /** @default 5368709120 */
  maxBytes?: number;
  /** A clone that was not opened for so long is removed. Milliseconds. @default 86400000 */
  maxAgeMs?: number;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** Options of `createGit`. */
export interface GitOptions {
  /** The git program: a name or an absolute path. @default 'git' */
  git?: string;
  /** Folders to find it and its helpers in. @default '/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin' */
  path?: string;
  /** Where clones go. @default the system's temporary folder */
  tempDir?: string;
  /** Keeps clones of URLs and refreshes them. @default every clone is removed when it is closed */
  cache?: CacheOptions;
  /** Asked by a preflight before anything is cloned. @default every size is unknown */
  sizeOf?: SizeOf;
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
