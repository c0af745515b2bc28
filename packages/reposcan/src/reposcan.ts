import { join } from 'node:path';
import { createAnalysis } from '@reposcan/analysis';
import type { AccountScan, RepositoryScan } from '@reposcan/core';
import { createGit, type RepositoryCacheIndex, type UrlPolicy } from '@reposcan/git';
import { createGithub } from '@reposcan/github';
import {
  scanJobNames,
  ScanOrchestrator,
  type DeepScanOptions,
  type QuickScanOptions,
  type ScanJobs,
  type ScanOrchestratorOptions,
  type SummarizerPort,
  type TokenFor,
} from '@reposcan/pipeline';
import { createMemoryQueue, type JobQueue } from '@reposcan/queue';
import { createSqliteQueue } from '@reposcan/queue-sqlite';
import { createMemoryStore, StorageError, type ScanStore } from '@reposcan/storage';
import { createSqliteStore } from '@reposcan/storage-sqlite';
import { createSummarizer } from '@reposcan/summarize';
import { githubSite } from './github-site.js';

/** How `createReposcan()` sets everything up. */
export interface ReposcanOptions extends Pick<ScanOrchestratorOptions, 'formula' | 'selection' | 'targets' | 'maxEnrich'> {
  /** The directory of the databases `reposcan.sqlite` and `queue.sqlite`, and of `clones`; each is created on first use. */
  dataDir: string;
  /** `memory`: scans are kept until `close`, and nothing is written, not even clones for the next scan. @default 'sqlite' */
  store?: 'sqlite' | 'memory' | undefined;
  /** `sqlite`: jobs survive the process, and several processes may share them. `memory`: neither, and nothing is written. @default as `store` */
  queue?: 'sqlite' | 'memory' | undefined;
  /** Any address of the GitHub to ask; an Enterprise Server by its origin. @default github.com */
  githubUrl?: string | undefined;
  /** For that GitHub: its API, and cloning from it over https. No other host gets it. @default none: public data, 60 requests an hour */
  token?: string | undefined;
  /** The token for a user's jobs, which carry none; under the rules of `token`. `undefined`: public data only. @default `token` for everybody */
  tokenFor?: ((userId: string) => string | undefined | Promise<string | undefined>) | undefined;
  /** Summarises deep scans, such as `createSummarizer({ model })` of @reposcan/summarize. @default the extractive one, without a model */
  summarizer?: SummarizerPort | undefined;
  /** Which URLs may be cloned. @default https on public addresses */
  gitPolicy?: UrlPolicy | undefined;
}

/** Scans accounts and repositories, and keeps what it finds. */
export interface Reposcan {
  /** Scans a GitHub user or organisation. See `ScanOrchestrator.quickScan`. */
  scanAccount(options: QuickScanOptions): Promise<AccountScan>;
  /** Looks into one repository, by path or URL. See `ScanOrchestrator.deepScan`. */
  scanRepository(options: DeepScanOptions): Promise<RepositoryScan>;
  /** Scans as jobs: `enqueueQuickScan`, `enqueueAccountScan`, `enqueueScan`, `cancel`, `startWorker`. */
  readonly orchestrator: ScanOrchestrator;
  /** The jobs. */
  readonly queue: JobQueue<ScanJobs>;
  /** Where the scans are. */
  readonly store: ScanStore;
  /** Closes the workers, the queue and the store; let running scans that are no jobs end first. Closing twice is fine. */
  close(options?: { /** How long running jobs may take to end by themselves, in milliseconds. @default 10_000 */ graceMs?: number }): Promise<void>;
}

/**
 * Batteries included: GitHub, git, analysis, summaries, an embedded SQLite store and an embedded job queue, wired up. Does no I/O: the first scan that stores
 * creates its database, the first job or worker that of the queue.
 * @throws GithubError `INVALID_OPTIONS`, StorageError `INVALID_INPUT` or PipelineError `INVALID_INPUT` for options that cannot be
 */
export function createReposcan(options: ReposcanOptions): Reposcan {
  const { dataDir, store: kind = 'sqlite', queue: queueKind = kind, githubUrl, token, tokenFor: tokenOf, summarizer = createSummarizer(), gitPolicy, ...rest } = options;
  const github = createGithub({ ...(githubUrl === undefined ? {} : { baseUrl: githubUrl }), ...(token === undefined ? {} : { token }) });
  const store = kind === 'memory' ? createMemoryStore() : createSqliteStore({ file: databaseIn(dataDir, 'reposcan.sqlite') });
  const queue = createQueue(queueKind, dataDir);
  const site = githubSite(githubUrl);
  const git = createGit({
    ...(gitPolicy === undefined ? {} : { policy: gitPolicy }),
    ...(kind === 'memory' ? {} : { cache: { dir: join(dataDir, 'clones'), index: cloneIndex(store) } }),
    sizeOf: async (url, { token: given = '', ...call }) =>
      isOn(site, url) ? github.repositorySize(new URL(url).pathname.slice(1).replace(/\/$/, '').replace(/\.git$/, ''), { token: given, ...call }) : null,
  });
  const tokenFor: TokenFor = async (userId, target) => {
    if ('url' in target && !isOn(site, target.url)) return undefined;
    // A user without a token must not see with the token of everybody.
    return tokenOf === undefined ? token : ((await tokenOf(userId)) ?? '');
  };
  const orchestrator = new ScanOrchestrator({ ...rest, github, git, analysis: createAnalysis(), summarizer, storage: store, queue, tokenFor });

  return {
    scanAccount: (scan) => orchestrator.quickScan(scan),
    scanRepository: (scan) => orchestrator.deepScan({ ...scan, token: scan.token ?? (isOn(site, scan.url) ? token : undefined) }),
    orchestrator,
    queue,
    store,
    async close(closing) {
      try {
        // First: the last scans of its workers still write to the store.
        await queue.close(closing);
      } finally {
        await store.close();
      }
    },
  };
}

function createQueue(kind: 'sqlite' | 'memory', dataDir: string): JobQueue<ScanJobs> {
  if (kind === 'memory') return createMemoryQueue<ScanJobs>({ jobNames: scanJobNames });
  return createSqliteQueue<ScanJobs>({ file: databaseIn(dataDir, 'queue.sqlite'), jobNames: scanJobNames });
}

/** The clones as the store lists them. */
function cloneIndex(store: ScanStore): RepositoryCacheIndex {
  return {
    list: () => store.listCachedRepositories(),
    put: (clone) => store.putCachedRepository(clone),
    remove: (key) => store.removeCachedRepository(key),
  };
}

function databaseIn(dataDir: string, name: string): string {
  if (typeof dataDir === 'string' && dataDir !== '') return join(dataDir, name);
  throw new StorageError('dataDir is empty.', { code: 'INVALID_INPUT', hint: "Name a directory for the database, or choose store: 'memory'." });
}

/** Whether a repository is on that site, and asked for over https: only then the site's token may go there. */
function isOn(site: string, url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' && origin === site;
}
