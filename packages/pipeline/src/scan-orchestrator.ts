import { randomUUID } from 'node:crypto';
import {
  ReposcanError,
  validateFormula,
  type AccountScan,
  type ImportanceFormula,
  type RepositoryScan,
  type SelectionOptions,
} from '@reposcan/core';
import type { ScanStore } from '@reposcan/storage';
import { systemClock, type Clock } from './clock.js';
import { checkDeepScan, type DeepScanOptions } from './deep-scan/deep-scan-options.js';
import { deepScanPlan } from './deep-scan/deep-scan-plan.js';
import { repositoryScanOf } from './deep-scan/deep-scan-results.js';
import { locationOf } from './deep-scan/deep-scan-target.js';
import { deepScanTargets } from './deep-scan/deep-scan-targets.js';
import { storeFailedRun } from './failure/store-failed-run.js';
import { PipelineError } from './pipeline-error.js';
import type { AnalysisPort, GitPort, GithubPort } from './ports.js';
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
 */
export class ScanOrchestrator {
  readonly #options: ScanOrchestratorOptions;
  readonly #targets: { quickScan: StageTargets; deepScan: StageTargets };
  readonly #maxEnrich: number;
  readonly #clock: Clock;
  readonly #createId: () => string;

  /** Does no I/O. Throws a `PipelineError` `INVALID_INPUT` for a target or a limit that cannot be, a `CoreError` for such a formula. */
  constructor(options: ScanOrchestratorOptions) {
    const { targets, maxEnrich = 100, clock = systemClock, createId = randomUUID } = options;
    this.#options = { ...options };
    this.#targets = { quickScan: targets?.quickScan ?? quickScanTargets, deepScan: targets?.deepScan ?? deepScanTargets };
    this.#maxEnrich = maxEnrich;
    this.#clock = clock;
    this.#createId = () => createId();

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
    const { login, token, userId, store, enrich, signal, onEvent } = checkQuickScan(options);
    const { github, storage, formula, selection } = this.#options;
    const id = this.#createId();
    const now = this.#clock.now();
    const maxEnrich = this.#maxEnrich;
    const plan = quickScanPlan({ id, login, token, userId, store, enrich, maxEnrich, now, formula, selection, github, storage });

    const run = { signal, onEvent, targets: this.#targets.quickScan, secrets: token === undefined ? [] : [token] };
    const finished = await this.#run(plan, run, { id, kind: 'account-scan', userId, target: login, store });
    return accountScanOf(id, finished.results, finished);
  }

  /**
   * Looks into one repository, by path or URL: its files, languages and entry points. Stages: `cloning`, `observing`, `storing`. What cloning made
   * is removed however the scan ends. A store that fails is a warning in the scan.
   */
  async deepScan(options: DeepScanOptions): Promise<RepositoryScan> {
    const { target, token, userId, store, signal, onEvent } = checkDeepScan(options);
    const { git, analysis, storage } = this.#options;
    if (git === undefined || analysis === undefined) {
      throw new PipelineError('This orchestrator cannot deep-scan: it was created without git or analysis.', {
        code: 'NOT_CONFIGURED',
        hint: 'Hand both to new ScanOrchestrator({ …, git, analysis }), such as createGit() and createAnalysis().',
      });
    }
    const id = this.#createId();
    const plan = deepScanPlan({ id, target, userId, store, git, analysis, storage });

    const run = { signal, onEvent, targets: this.#targets.deepScan, secrets: token === undefined ? [] : [token] };
    const finished = await this.#run(plan, run, { id, kind: 'repository-scan', userId, target: locationOf(target), store });
    return repositoryScanOf(id, finished.results, finished);
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
