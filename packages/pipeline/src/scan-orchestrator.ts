import { randomUUID } from 'node:crypto';
import {
  ReposcanError,
  validateFormula,
  type AccountScan,
  type ImportanceFormula,
  type RepositoryScan,
  type SelectionOptions,
} from '@reposcan/core';
import type { Enqueued, JobQueue, Worker, WorkerOptions } from '@reposcan/queue';
import type { ScanStore } from '@reposcan/storage';
import { systemClock, type Clock } from './clock.js';
import { checkDeepScan, type DeepScanOptions } from './deep-scan/deep-scan-options.js';
import { deepScanPlan, recipeOf } from './deep-scan/deep-scan-plan.js';
import { deepScanOf } from './deep-scan/deep-scan-results.js';
import { locationOf } from './deep-scan/deep-scan-target.js';
import { deepScanTargets } from './deep-scan/deep-scan-targets.js';
import { storeFailedRun } from './failure/store-failed-run.js';
import type { CancelAnswer } from './jobs/cancel-scan.js';
import type { EnqueueAccountScanOptions, EnqueueQuickScanOptions, EnqueueScanOptions } from './jobs/scan-job-options.js';
import type { ScanJobs } from './jobs/scan-jobs.js';
import { ScanQueue } from './jobs/scan-queue.js';
import type { TokenFor } from './jobs/token-for.js';
import { PipelineError } from './pipeline-error.js';
import type { AnalysisPort, GitPort, GithubPort, SummarizerPort } from './ports.js';
import { checkQuickScan, type QuickScanOptions } from './quick-scan/quick-scan-options.js';
import { quickScanPlan } from './quick-scan/quick-scan-plan.js';
import { accountScanOf } from './quick-scan/quick-scan-results.js';
import { quickScanTargets } from './quick-scan/quick-scan-targets.js';
import { runStages, type FinishedRun, type RunOptions } from './stages/run-stages.js';
import type { StagePlan } from './stages/stage-plan.js';
import { checkTargets, type StageTargets } from './stages/stage-targets.js';

/** What an orchestrator works with. Whoever creates the ports closes them. */
export interface ScanOrchestratorOptions {
  github: GithubPort;
  storage: ScanStore;
  /** For deep scans. @default none: a deep scan rejects with `NOT_CONFIGURED` */
  git?: GitPort;
  /** For deep scans. @default none: a deep scan rejects with `NOT_CONFIGURED` */
  analysis?: AnalysisPort;
  /** For deep scans. @default none: their stage `summarizing` is left out */
  summarizer?: SummarizerPort;
  /** For scans as jobs; whoever creates it closes it. @default none: everything about jobs rejects with `NOT_CONFIGURED` */
  queue?: JobQueue<ScanJobs>;
  /** How a worker finds the token of a user: a job carries none. @default none: jobs scan with the GitHub port's own token, and clone without one */
  tokenFor?: TokenFor;
  /** @default the formula of @reposcan/core */
  formula?: ImportanceFormula;
  /** How many repositories a quick scan selects. @default at most 15, and the best 3 where none qualifies */
  selection?: SelectionOptions;
  /** How long the stages should take at most. @default `quickScanTargets` and `deepScanTargets` */
  targets?: { quickScan?: StageTargets; deepScan?: StageTargets };
  /** How many repositories of one scan get a closer look at most. @default 100 */
  maxEnrich?: number;
  /** @default the clocks of this machine */
  clock?: Clock;
  /** Makes the id of a scan, unique in the store. @default random UUIDs */
  createId?: () => string;
}

/** What a record of a failed scan is made of. */
interface Scan {
  id: string;
  kind: 'account-scan' | 'repository-scan';
  userId: string;
  target: string;
  store: boolean;
}

/**
 * Runs scans from fetch to store, each as a sequence of timed stages (`runStages`). Knows contracts only: hand in the ports of your choice.
 *
 * A scan rejects with the error of the port that failed, unchanged, if that is a `ReposcanError`; else with a `PipelineError`. A failed scan is
 * stored as a failed run; one that was aborted, or refused because of its input, leaves no trace.
 *
 * With a queue, scans are also jobs: `enqueue…` answers as soon as the job is kept, and the workers of this or of any other process run it. While
 * it runs, its progress says which stage it is in, and each stage that has completed is a partial result; its result is a summary, and the scan is in
 * the store under the id of the job. One unsettled job at a time holds a user's target: enqueueing it again answers the same id. Errors that may
 * pass are tried again, others fail the job at once.
 */
export class ScanOrchestrator {
  readonly #options: ScanOrchestratorOptions;
  readonly #targets: { quickScan: StageTargets; deepScan: StageTargets };
  readonly #maxEnrich: number;
  readonly #clock: Clock;
  readonly #createId: () => string;
  readonly #jobs: ScanQueue | null;

  /** Does no I/O. Throws a `PipelineError` `INVALID_INPUT` for a target or a limit that cannot be, a `CoreError` for such a formula. */
  constructor(options: ScanOrchestratorOptions) {
    const { targets, maxEnrich = 100, clock = systemClock, createId = randomUUID } = options;
    this.#options = { ...options };
    this.#targets = { quickScan: targets?.quickScan ?? quickScanTargets, deepScan: targets?.deepScan ?? deepScanTargets };
    this.#maxEnrich = maxEnrich;
    this.#clock = clock;
    this.#createId = () => createId();
    this.#jobs = this.#scanQueue();

    Object.values(this.#targets).forEach(checkTargets);
    if (options.formula !== undefined) validateFormula(options.formula);
    if (!Number.isSafeInteger(maxEnrich) || maxEnrich < 0) {
      throw new PipelineError(`maxEnrich is ${maxEnrich}.`, { code: 'INVALID_INPUT', hint: 'It is a whole number, 0 or more.' });
    }
  }

  /**
   * Scans a GitHub user or organisation: profile, repositories, their importance, and which of them deserve a deep scan. Stages: `fetching`,
   * `scoring`, `enriching`, `selecting`, `storing`. A closer look or a store that fails is a warning in the scan.
   */
  async quickScan(options: QuickScanOptions): Promise<AccountScan> {
    return this.#quickScan(this.#createId(), options);
  }

  /**
   * Looks into one repository, by path or URL: its files and languages, what they define, who imports and calls whom, what follows from that, and what it is
   * in words. Stages: `preflight`, `cloning`, `observing`, `extracting`, `graphing`, `call_graph`, `summarizing`, `storing`; one of the last five that fails is a
   * warning in the scan, which has what the others gave. What cloning made is removed however the scan ends. Where the store has this commit's report, made by the same recipe and with
   * all that is asked for, it is the answer, under its own id.
   */
  async deepScan(options: DeepScanOptions): Promise<RepositoryScan> {
    return this.#deepScan(this.#createId(), options);
  }

  /** Enqueues a quick scan: a job `quick-scan`. `created: false`: this user's scan of this account is already under way, and this is its id. */
  async enqueueQuickScan(options: EnqueueQuickScanOptions): Promise<Enqueued> {
    return this.#queued().quickScan(options);
  }

  /**
   * Enqueues a quick scan that is followed by the deep scans of the repositories that it selects. Its result names the job `account-deep-scan` that
   * waits for them (`deepScans.id`); they are that job's children, and one that fails costs the others nothing.
   */
  async enqueueAccountScan(options: EnqueueAccountScanOptions): Promise<Enqueued> {
    return this.#queued().accountScan(options);
  }

  /** Enqueues the deep scan of one repository: a job `deep-scan`. A relative path is one of this process. */
  async enqueueScan(options: EnqueueScanOptions): Promise<Enqueued> {
    return this.#queued().scan(options);
  }

  /** Cancels a scan job with all that follows from it, running or not. See `JobQueue.cancel` for the answer and the errors. */
  async cancel(id: string): Promise<CancelAnswer> {
    return this.#queued().cancel(id);
  }

  /**
   * Starts running scan jobs, five at a time by default; deep scans only where this orchestrator has git and analysis. Close the worker, or the
   * queue, to end it: running scans get the grace time, then their stages are aborted and cleaned up, and the jobs go back to the queue.
   */
  startWorker(options: WorkerOptions = {}): Worker {
    return this.#queued().work(options);
  }

  async #quickScan(id: string, options: QuickScanOptions): Promise<AccountScan> {
    const { login, token, userId, store, enrich, signal, onEvent } = checkQuickScan(options);
    const { github, storage, formula, selection } = this.#options;
    const now = this.#clock.now();
    const maxEnrich = this.#maxEnrich;
    const plan = quickScanPlan({ id, login, token, userId, store, enrich, maxEnrich, now, formula, selection, github, storage });

    const run = { signal, onEvent, targets: this.#targets.quickScan, secrets: token === undefined ? [] : [token] };
    const finished = await this.#run(plan, run, { id, kind: 'account-scan', userId, target: login, store });
    return accountScanOf(id, finished.results, finished);
  }

  async #deepScan(id: string, options: DeepScanOptions): Promise<RepositoryScan> {
    const { target, token, signal, onEvent, ...asked } = checkDeepScan(options);
    const { git, analysis, summarizer, storage } = this.#options;
    if (git === undefined || analysis === undefined) {
      throw new PipelineError('This orchestrator cannot deep-scan: it was created without git or analysis.', {
        code: 'NOT_CONFIGURED',
        hint: 'Hand both to new ScanOrchestrator({ …, git, analysis }), such as createGit() and createAnalysis().',
      });
    }
    const plan = deepScanPlan({ id, target, ...asked, git, analysis, summarizer, storage, clock: this.#clock });

    const run = { signal, onEvent, targets: this.#targets.deepScan, secrets: token === undefined ? [] : [token] };
    const { userId, store } = asked;
    const finished = await this.#run(plan, run, { id, kind: 'repository-scan', userId, target: locationOf(target), store });
    return deepScanOf(id, recipeOf(analysis, summarizer), finished);
  }

  #scanQueue(): ScanQueue | null {
    const { queue, storage, tokenFor, git, analysis } = this.#options;
    if (queue === undefined) return null;
    const runner = {
      quickScan: (id: string, options: QuickScanOptions) => this.#quickScan(id, options),
      deepScan: git && analysis ? (id: string, options: DeepScanOptions) => this.#deepScan(id, options) : null,
    };
    return new ScanQueue({ queue, runner, storage, tokenFor });
  }

  #queued(): ScanQueue {
    if (this.#jobs !== null) return this.#jobs;
    throw new PipelineError('This orchestrator has no jobs: it was created without a queue.', {
      code: 'NOT_CONFIGURED',
      hint: 'Hand one to new ScanOrchestrator({ …, queue }), such as createMemoryQueue().',
    });
  }

  async #run<Results extends object, Shown extends object>(
    plan: StagePlan<Results, Shown>,
    options: RunOptions<Shown>,
    scan: Scan,
  ): Promise<FinishedRun<Results>> {
    try {
      return await runStages(plan, { ...options, clock: this.#clock });
    } catch (error) {
      if (!(error instanceof PipelineError) || error.code !== 'STAGE_FAILED') throw error;
      if (scan.store) await storeFailedRun(this.#options.storage, scan, error, options.secrets);
      throw error.cause instanceof ReposcanError ? error.cause : error;
    }
  }
}
