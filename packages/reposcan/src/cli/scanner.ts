import type { AccountScan, RepositoryScan } from '@reposcan/core';
import type { DeepScanStage, StageEvent } from '@reposcan/pipeline';
import type { ScanStore } from '@reposcan/storage';

/** What every scan of the command line is asked with. */
export interface ScanCall {
  userId: string;
  /** Whether the result is kept. */
  store: boolean;
  signal: AbortSignal;
  onEvent: (event: StageEvent) => void;
}

/** What the scan of a repository is asked with besides. */
export interface RepositoryCall {
  ref?: string | undefined;
  /** Whether its history is read: of a URL that makes the clone larger. */
  history: boolean;
  /** Which stages follow observing; `undefined`: all. */
  stages: readonly DeepScanStage[] | undefined;
  /** Whether a stored report of the same commit is passed over. */
  refresh: boolean;
}

/** The part of a `Reposcan` that the command line uses. `createReposcan()` fits. */
export interface Scanner {
  scanAccount(call: ScanCall & { login: string; token: string | undefined }): Promise<AccountScan>;
  scanRepository(call: ScanCall & ({ path: string } | { url: string }) & RepositoryCall): Promise<RepositoryScan>;
  readonly store: Pick<ScanStore, 'updateRepositoryAnalysis'>;
  close(): Promise<void>;
}

/** How the command line sets a scanner up. */
export interface ScannerOptions {
  dataDir: string;
  /** `memory`: nothing is written. */
  store: 'sqlite' | 'memory';
  githubUrl: string | undefined;
  /** Only ever sent to that GitHub. */
  token: string | undefined;
  /** The model that writes summaries; `null`: none. The key is only ever sent to that address. */
  model: { baseUrl: string; model: string; apiKey: string | undefined } | null;
  /** Git servers on http and on private addresses are fine. */
  allowPrivate: boolean;
}
