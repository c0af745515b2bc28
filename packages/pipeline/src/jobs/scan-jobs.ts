import type { SelectedRepository, ScanSummary } from '@reposcan/core';
import type { JobState } from '@reposcan/queue';
import type { EnrichPolicy } from '../quick-scan/enrich-candidates.js';
import type { DeepScanStage } from '../deep-scan/deep-scan-stages.js';
import type { StageProgress } from '../stages/stage.js';
import type { DeepScanPartial, QuickScanPartial } from './stage-partials.js';

/** What the jobs of scans take and give, by name: the type of their queue, `JobQueue<ScanJobs>`. Payloads never hold a secret. */
export type ScanJobs = {
  /** The quick scan of an account; with `deepScans` it enqueues an `account-deep-scan` at its end. */
  'quick-scan': { payload: QuickScanPayload; result: QuickScanJobResult; progress: ScanProgress; partial: QuickScanPartial };
  /** The deep scan of one repository. */
  'deep-scan': { payload: DeepScanPayload; result: DeepScanJobResult; progress: ScanProgress; partial: DeepScanPartial };
  /** Waits for the deep scans of an account's selected repositories, which are its children, and sums up what became of them. */
  'account-deep-scan': { payload: AccountDeepScanPayload; result: AccountDeepScanResult };
};

/** The names of all scan jobs, for a queue that is told which names it may take. */
export const scanJobNames = ['quick-scan', 'deep-scan', 'account-deep-scan'] as const satisfies readonly (keyof ScanJobs)[];

/** The payload of a `quick-scan`. */
export interface QuickScanPayload {
  login: string;
  userId: string;
  /** Whether the scan is stored. */
  store: boolean;
  enrich: EnrichPolicy;
  /** Whether the selected repositories are scanned deeply afterwards. */
  deepScans: boolean;
}

/** The payload of a `deep-scan`. */
export interface DeepScanPayload {
  /** An absolute path, as the worker may run in another folder, or a URL without credentials. */
  target: { path: string } | { url: string };
  ref: string | null;
  userId: string;
  /** Whether the scan is stored. */
  store: boolean;
  /** See `DeepScanOptions`, as the next two. */
  stages: readonly DeepScanStage[];
  history: boolean;
  refresh: boolean;
  /** The stored repository whose analysis this is, `owner/name`; `null`: none. */
  nameWithOwner: string | null;
}

/** The payload of an `account-deep-scan`. */
export interface AccountDeepScanPayload {
  login: string;
  userId: string;
}

/** Where a scan is. */
export interface ScanProgress {
  stage: string;
  /** The position of the stage, from 1. */
  step: number;
  /** How many stages this scan has at most. */
  steps: number;
  /** How far the stage is; `null` where it has not said. */
  within: StageProgress | null;
}

/** What every scan job's result says. The scan itself is in the store. */
export interface ScanJobResult {
  /**
   * The scan in the store. It is the id of the job, where a further attempt replaces what the one before left; or that of an earlier deep scan of the same
   * commit, where that was the answer.
   */
  runId: string;
  /** False only where the payload said so. */
  stored: boolean;
  /** How long the scan took, in milliseconds. */
  totalMs: number;
  /** How many warnings the scan has. */
  warnings: number;
}

/** The result of a `quick-scan`. */
export interface QuickScanJobResult extends ScanJobResult {
  summary: ScanSummary;
  /** What deserves a deep scan, best first. */
  selected: Pick<SelectedRepository, 'nameWithOwner' | 'score' | 'category'>[];
  /** The `account-deep-scan` that follows; `null`: none was asked for, or nothing was selected. */
  deepScans: { id: string; /** False: one of this account was under way, and this is its id. */ created: boolean } | null;
}

/** The result of a `deep-scan`. */
export interface DeepScanJobResult extends ScanJobResult {
  /** The path or URL that was scanned. */
  location: string;
  commit: string;
  files: number;
  lines: number;
  entryPoints: number;
  /** The ten with the largest share. */
  languages: { name: string; /** 0–1 */ share: number }[];
}

/** The result of an `account-deep-scan`. */
export interface AccountDeepScanResult {
  /** In the order of the selection. */
  repositories: {
    nameWithOwner: string;
    /** Its `deep-scan`. */
    jobId: string;
    state: JobState;
    /** Why there is no scan, safe to show; `null` where there is one. */
    failure: string | null;
  }[];
}
