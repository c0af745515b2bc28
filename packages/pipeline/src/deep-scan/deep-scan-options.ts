import { checkText, checkToken } from '../failure/check-input.js';
import { PipelineError } from '../pipeline-error.js';
import type { DeepScanEvent } from './deep-scan-results.js';
import { checkStages, deepScanStages, type DeepScanStage } from './deep-scan-stages.js';
import type { DeepScanTarget } from './deep-scan-target.js';

/** Which repository to look into, and how. */
export interface DeepScanOptions {
  /** A folder on this machine, anywhere inside the repository. Either this or `url`. */
  path?: string | undefined;
  /** Where to clone from. Either this or `path`. */
  url?: string | undefined;
  /** A branch, tag or commit. @default HEAD */
  ref?: string | undefined;
  /** For the server of `url`: hand it in only where that server may know it. @default none */
  token?: string | undefined;
  /** Whose scan it is in the store: an id of the embedding application's choice. @default 'local' */
  userId?: string | undefined;
  /** Whether the scan is stored. Without it the store is not asked either. @default true */
  store?: boolean | undefined;
  /**
   * Which stages run besides preflight, cloning and observing: `graphing` needs `extracting`, `call_graph` needs `graphing`.
   * @default all: extracting, graphing, call_graph, and summarizing where there is a summarizer
   */
  stages?: readonly DeepScanStage[] | undefined;
  /** Whether the commits of the last year are read: churn and hotspots. A URL then takes a larger clone. @default true for a path, false for a URL */
  history?: boolean | undefined;
  /** Scan again even where the store has a report of the same commit. @default false */
  refresh?: boolean | undefined;
  /** Ends the scan: it rejects with `ABORTED` and leaves nothing behind. */
  signal?: AbortSignal | undefined;
  /** Called with every event as it happens. What it throws is ignored. */
  onEvent?: ((event: DeepScanEvent) => void) | undefined;
}

/** The options with their defaults. Throws `INVALID_INPUT` for what cannot be. */
export function checkDeepScan({ path, url, ref, token, userId = 'local', store = true, signal, onEvent, ...asked }: DeepScanOptions) {
  const { stages = deepScanStages, history = url === undefined, refresh = false } = asked;
  checkStages(stages);
  checkText('userId', userId, "Leave it out for 'local'.");
  if (ref !== undefined) checkText('ref', ref, 'Leave it out for HEAD.');
  checkToken(token);
  return { target: targetOf({ path, url, ref, token }), token, userId, store, stages, history, refresh, signal, onEvent };
}

function targetOf({ path, url, ref, token = '' }: Pick<DeepScanOptions, 'path' | 'url' | 'ref' | 'token'>): DeepScanTarget {
  if ((path === undefined) === (url === undefined)) {
    throw new PipelineError(path === undefined ? 'Neither path nor url is given.' : 'Both path and url are given.', {
      code: 'INVALID_INPUT',
      hint: 'A deep scan looks into one repository: hand in one of the two.',
    });
  }
  const at = ref === undefined ? {} : { ref };
  if (url === undefined) {
    checkText('path', path, 'Name a folder inside a repository.');
    return { path, ...at };
  }
  checkText('url', url, 'Name a repository, such as https://github.com/octocat/hello-world.');
  return { url, ...at, ...(token === '' ? {} : { token }) };
}
