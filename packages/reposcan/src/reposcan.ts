import { join } from 'node:path';
import { createAnalysis } from '@reposcan/analysis';
import type { AccountScan, RepositoryScan } from '@reposcan/core';
import { createGit, type UrlPolicy } from '@reposcan/git';
import { createGithub } from '@reposcan/github';
import { ScanOrchestrator, type DeepScanOptions, type QuickScanOptions, type ScanOrchestratorOptions } from '@reposcan/pipeline';
import { createMemoryStore, StorageError, type ScanStore } from '@reposcan/storage';
import { createSqliteStore } from '@reposcan/storage-sqlite';

/** How `createReposcan()` sets everything up. */
export interface ReposcanOptions extends Pick<ScanOrchestratorOptions, 'formula' | 'selection' | 'targets' | 'maxEnrich'> {
  /** The directory of the database `reposcan.sqlite`; created on first use. */
  dataDir: string;
  /** `memory`: scans are kept until `close`, and nothing is written. @default 'sqlite' */
  store?: 'sqlite' | 'memory' | undefined;
  /** Any address of the GitHub to ask; an Enterprise Server by its origin. @default github.com */
  githubUrl?: string | undefined;
  /** For that GitHub: its API, and cloning from it over https. No other host gets it. @default none: public data, 60 requests an hour */
  token?: string | undefined;
  /** Which URLs may be cloned. @default https on public addresses */
  gitPolicy?: UrlPolicy | undefined;
}

/** Scans accounts and repositories, and keeps what it finds. */
export interface Reposcan {
  /** Scans a GitHub user or organisation. See `ScanOrchestrator.quickScan`. */
  scanAccount(options: QuickScanOptions): Promise<AccountScan>;
  /** Looks into one repository, by path or URL. See `ScanOrchestrator.deepScan`. */
  scanRepository(options: DeepScanOptions): Promise<RepositoryScan>;
  readonly orchestrator: ScanOrchestrator;
  /** Where the scans are. */
  readonly store: ScanStore;
  /** Closes the store; let running scans end first. Closing twice is fine. */
  close(): Promise<void>;
}

/**
 * Batteries included: GitHub, git, analysis and an embedded SQLite store, wired up. Does no I/O: the first scan that stores creates the database.
 * @throws GithubError `INVALID_OPTIONS`, StorageError `INVALID_INPUT` or PipelineError `INVALID_INPUT` for options that cannot be
 */
export function createReposcan(options: ReposcanOptions): Reposcan {
  const { dataDir, store: kind = 'sqlite', githubUrl, token, gitPolicy, ...rest } = options;
  const github = createGithub({ ...(githubUrl === undefined ? {} : { baseUrl: githubUrl }), ...(token === undefined ? {} : { token }) });
  const git = createGit(gitPolicy === undefined ? {} : { policy: gitPolicy });
  const store = kind === 'memory' ? createMemoryStore() : createSqliteStore({ file: databaseIn(dataDir) });
  const orchestrator = new ScanOrchestrator({ ...rest, github, git, analysis: createAnalysis(), storage: store });
  const site = siteOf(githubUrl ?? 'https://github.com');

  return {
    scanAccount: (scan) => orchestrator.quickScan(scan),
    scanRepository: (scan) => orchestrator.deepScan({ ...scan, token: scan.token ?? (isOn(site, scan.url) ? token : undefined) }),
    orchestrator,
    store,
    close: () => store.close(),
  };
}

function databaseIn(dataDir: string): string {
  if (typeof dataDir === 'string' && dataDir !== '') return join(dataDir, 'reposcan.sqlite');
  throw new StorageError('dataDir is empty.', { code: 'INVALID_INPUT', hint: "Name a directory for the database, or choose store: 'memory'." });
}

/** Where the repositories of a GitHub are cloned from: `https://api.github.com` belongs to `https://github.com`. */
function siteOf(githubUrl: string): string {
  const { protocol, host } = new URL(githubUrl);
  return `${protocol}//${/^api\.(github\.com|.+\.ghe\.com)$/.test(host) ? host.slice('api.'.length) : host}`;
}

/** Whether a repository is on that site, and asked for over https: only then the site's token may go there. */
function isOn(site: string, url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' && origin === site;
}
