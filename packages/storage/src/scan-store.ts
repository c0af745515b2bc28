import type {
  AccountProfile,
  AccountScan,
  Category,
  RepositoryScan,
  ScanRun,
  ScanSummary,
  ScoredRepository,
} from '@reposcan/core';

/** A page of a listing. */
export interface Page<T> {
  items: T[];
  /** Hand it in again for the next page; `null` on the last one. Only valid for the query that gave it. */
  nextCursor: string | null;
}

/** Limits a listing. */
export interface PageOptions {
  /** 1–1,000. @default 100 */
  limit?: number;
  cursor?: string;
}

/** What a deep scan adds to a stored repository. */
export interface RepositoryAnalysis {
  /** The repository scan that this comes from. */
  scanId: string;
  commit: string;
  /** ISO 8601 */
  analyzedAt: string;
  files: number;
  lines: number;
  languages: { name: string; share: number }[];
  entryPoints: number;
  /** Imports between its files; `null` where the graph was not made, as in the next two. */
  imports: number | null;
  /** Circles of files that import each other at run time. */
  cycles: number | null;
  layers: number | null;
  /** The most important files, best first. */
  leadingFiles: { path: string; importance: number }[];
}

/** Which report is looked for. */
export interface ReportQuery {
  commit?: string;
  /** `RepositoryScan.recipe`: what another recipe made does not answer. */
  recipe?: string;
}

/** What analysing a repository keeps for the next time: opaque to the store. */
export interface ScanCache {
  /** ISO 8601 */
  savedAt: string;
  /** Any text. */
  document: string;
}

/** A clone that is kept on this machine. */
export interface CachedRepository {
  /** Identifies the clone: the name of its folder. */
  key: string;
  /** Without credentials. */
  url: string;
  strategy: string;
  commit: string;
  /** Bytes on disk. */
  bytes: number;
  /** ISO 8601 */
  fetchedAt: string;
  /** ISO 8601 */
  lastUsedAt: string;
}

/** A repository as the store keeps it for one user. */
export interface StoredRepository extends ScoredRepository {
  userId: string;
  /** The account scan that wrote it last. */
  scanId: string;
  /** Chosen for a deep scan by that account scan. */
  selected: boolean;
  /** `null`: not deep-scanned yet. */
  analysis: RepositoryAnalysis | null;
}

/**
 * Keeps what scans find. Everything belongs to a `userId`, an id of the embedding application's choice: what one user's token could see is never
 * answered to another. Logins and `owner/name` match without regard to case, as on GitHub.
 *
 * Promises of every adapter: upserts are idempotent; a bulk write is atomic; a failed write leaves the previous state; what is handed out is a
 * copy; a method called after `close` rejects with `StorageError` code `CLOSED`.
 */
export interface ScanStore {
  /**
   * Writes profile, repositories, and the run, all or nothing. A complete scan (`summary.complete`) replaces the account's repositories (those
   * that an earlier scan of it wrote): what it no longer lists is removed. A partial scan only adds and updates. An existing `analysis` stays. Writing the same scan again changes nothing.
   */
  saveAccountScan(userId: string, scan: AccountScan): Promise<void>;
  /** Writes the report and its run, all or nothing. Of each location the ten newest reports are kept; the runs of the others stay. */
  saveRepositoryScan(userId: string, scan: RepositoryScan): Promise<void>;
  /** Writes a run that has no result, such as a failed one. */
  saveRun(run: ScanRun): Promise<void>;

  getProfile(userId: string, login: string): Promise<AccountProfile | null>;
  getRepository(userId: string, nameWithOwner: string): Promise<StoredRepository | null>;
  /** By score (highest first), then `nameWithOwner` (by code unit of its lower case). */
  listRepositories(
    userId: string,
    query?: PageOptions & { login?: string; category?: Category },
  ): Promise<Page<StoredRepository>>;
  /**
   * The selected repositories that have no analysis yet or were pushed to after it, best first.
   * @param query.limit 1–1,000, default 15
   */
  listRepositoriesForAnalysis(userId: string, query?: { login?: string; limit?: number }): Promise<StoredRepository[]>;
  /** The summary of the newest account scan of that login that has one, or `null`: a later failed run does not hide it. */
  getScanSummary(userId: string, login: string): Promise<ScanSummary | null>;
  /** Adds what a deep scan found. Rejects with `NOT_FOUND` when the repository is not stored. */
  updateRepositoryAnalysis(userId: string, nameWithOwner: string, analysis: RepositoryAnalysis): Promise<void>;

  getRun(userId: string, id: string): Promise<ScanRun | null>;
  /** Newest first by `startedAt`, then by id (highest first). */
  listRuns(
    userId: string,
    query?: PageOptions & { kind?: ScanRun['kind']; target?: string; status?: ScanRun['status'] },
  ): Promise<Page<ScanRun>>;
  getRepositoryScan(userId: string, id: string): Promise<RepositoryScan | null>;
  /** The newest report for a location (path or URL, exactly as scanned), of one commit or of any, of one recipe or of any. */
  findRepositoryScan(userId: string, location: string, query?: ReportQuery): Promise<RepositoryScan | null>;

  /** Keeps one cache for a location, in place of the one before. Of each user the fifty last saved are kept. */
  saveScanCache(userId: string, location: string, cache: ScanCache): Promise<void>;
  getScanCache(userId: string, location: string): Promise<ScanCache | null>;

  /** The clones on this machine, by key. They belong to no user: who may read one is decided by the server that it came from. */
  listCachedRepositories(): Promise<CachedRepository[]>;
  /** Writes an entry, in place of the one with its key. */
  putCachedRepository(repository: CachedRepository): Promise<void>;
  /** Removes an entry; one that is not there is fine. */
  removeCachedRepository(key: string): Promise<void>;

  /** Releases what the store holds. Closing twice is fine. */
  close(): Promise<void>;
}
