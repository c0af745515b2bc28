import { checkText, checkToken } from '../failure/check-input.js';
import { PipelineError } from '../pipeline-error.js';
import { enrichCandidates, type EnrichPolicy } from './enrich-candidates.js';
import type { QuickScanEvent } from './quick-scan-results.js';

/** Which account to scan, and how. */
export interface QuickScanOptions {
  /** Of a user or an organisation. */
  login: string;
  /** For GitHub; an empty one means none, not even the port's own. @default the token of the GitHub port, if it has one */
  token?: string | undefined;
  /** Whose scan it is in the store: an id of the embedding application's choice. @default 'local' */
  userId?: string | undefined;
  /** Whether the scan is stored. @default true */
  store?: boolean | undefined;
  /** Which repositories get a closer look, which takes more requests. @default 'threshold' */
  enrich?: EnrichPolicy | undefined;
  /** Ends the scan: it rejects with `ABORTED` and leaves nothing behind. */
  signal?: AbortSignal | undefined;
  /** Called with every event as it happens. What it throws is ignored. */
  onEvent?: ((event: QuickScanEvent) => void) | undefined;
}

/** The options with their defaults. Throws `INVALID_INPUT` for what cannot be. */
export function checkQuickScan({ login, token, userId = 'local', store = true, enrich = 'threshold', signal, onEvent }: QuickScanOptions) {
  checkText('login', login, 'Name a GitHub user or organisation, such as octocat.');
  checkToken(token);
  checkText('userId', userId, "Leave it out for 'local'.");
  if (!Object.hasOwn(enrichCandidates, enrich)) {
    const hint = `It is one of ${Object.keys(enrichCandidates).join(', ')}.`;
    throw new PipelineError('enrich is not a known policy.', { code: 'INVALID_INPUT', hint });
  }
  return { login, token, userId, store, enrich, signal, onEvent };
}
