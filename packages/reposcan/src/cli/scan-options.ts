import type { DeepScanStage } from '@reposcan/pipeline';
import type { GraphFormat } from '../report/graph/graph-format.js';

/** `reposcan scan …` after parsing: every value checked as far as it can be without looking at the world. */
export interface ScanOptions {
  /** The word after `scan`. */
  target: string;
  json: boolean;
  /** Print the import graph instead of the report, or write it to `file`; `null` for no graph. */
  graph: { format: GraphFormat; file: string | null } | null;
  /** Where the page goes; `null` for none. */
  html: string | null;
  /** `null`: the default of this machine. */
  dataDir: string | null;
  store: boolean;
  /** Base address of the GitHub API; `undefined` for github.com. */
  githubUrl: string | undefined;
  /** From `--token`; never shown. */
  token: string | undefined;
  ref: string | undefined;
  /** Whether the history is read; `undefined`: of a path yes, of a URL no. */
  history: boolean | undefined;
  /** Which stages follow observing; `undefined`: all. */
  stages: readonly DeepScanStage[] | undefined;
  /** Address of the API of a model that writes the summary; given together with `model`, or neither. */
  modelUrl: string | undefined;
  model: string | undefined;
  /** Scan again although the commit is known. */
  refresh: boolean;
  deep: boolean;
  allowPrivate: boolean;
  userId: string;
  verbose: boolean;
  color: boolean;
}
