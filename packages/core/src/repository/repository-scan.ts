import type { ScanTimings } from '../scan/timings.js';
import type { Warning } from '../scan/warning.js';
import type { CallGraph } from './call-graph.js';
import type { CommitHistory } from './history.js';
import type { CodeSignals, ImportGraph, Layers } from './import-graph.js';
import type { RepositorySummary } from './repository-summary.js';
import type { FileSkeleton } from './skeleton.js';
import type { EntryPoint, LanguageShare, ObservedFile, Readme, RepositoryStats } from './observation.js';

/** Which repository a scan looked into. */
export interface RepositoryIdentity {
  /** Last part of the URL or the folder's name. */
  name: string;
  source: { kind: 'path' | 'url'; location: string };
  /** The `origin` remote without credentials, or `null`. */
  remoteUrl: string | null;
  /** Object id of the commit that was scanned. */
  commit: string;
  /** The branch that HEAD names, or `null` (detached, or a ref was asked for). */
  branch: string | null;
  /** ISO 8601 */
  committedAt: string;
  /** First line of the commit message, control characters removed. */
  subject: string;
  bare: boolean;
  shallow: boolean;
}

/** The history that a scan looked at. */
export interface HistorySummary extends Pick<CommitHistory, 'since' | 'truncated' | 'shallow'> {
  commits: number;
  /** Distinct, by email. */
  authors: number;
}

/** The result of a deep scan of one repository. It is also the JSON that the CLI prints. */
export interface RepositoryScan {
  kind: 'repository-scan';
  /** Identifies this run in the store. */
  id: string;
  repository: RepositoryIdentity & { readme: Readme | null; licenseFile: string | null };
  files: ObservedFile[];
  languages: LanguageShare[];
  entryPoints: EntryPoint[];
  stats: RepositoryStats;
  /** By path; `null` where the stage `extracting` did not run or failed. */
  skeletons: FileSkeleton[] | null;
  /** `null` where the stage `graphing` did not run or failed; so are `signals` and `layers`. */
  importGraph: ImportGraph | null;
  signals: CodeSignals | null;
  layers: Layers | null;
  /** `null` where the stage `call_graph` did not run or failed. */
  callGraph: CallGraph | null;
  /** `null` where the stage `summarizing` did not run or failed. */
  summary: RepositorySummary | null;
  /** How much history was read, or `null`. */
  history: HistorySummary | null;
  /** What made this report: the same commit under the same recipe gives the same report. */
  recipe: string;
  timings: ScanTimings;
  warnings: Warning[];
}
