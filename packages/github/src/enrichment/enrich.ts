import type { EnrichResult } from '@reposcan/core';
import { GithubError, type GithubErrorCode } from '../github-error.js';
import { createGate } from '../transport/gate.js';
import { rateLimitWarnings } from '../transport/rate-limit.js';
import { sideBySide } from '../transport/side-by-side.js';
import { tightestBudget, type Tally } from '../transport/tally.js';
import type { Transport } from '../transport/transport.js';
import type { BatchSize } from './batch-size.js';
import { enrichBatch } from './enrich-batch.js';
import { createEnrichLedger } from './enrich-ledger.js';
import { incompleteWarnings } from './enrich-warnings.js';

// GitHub gives GraphQL 60 s of its own time a minute, and a batch takes 2 to 3.
const CONCURRENCY = 3;
// That many failures without a success in between mean that GitHub is down, not that batches are too large.
const MAX_FAILURES_IN_A_ROW = 8;

const REJECTS: readonly GithubErrorCode[] = ['ABORTED', 'UNAUTHORIZED', 'INVALID_OPTIONS'];
// NETWORK comes after the retries of the transport: there is no connection.
const ENDS_ALL: readonly GithubErrorCode[] = ['RATE_LIMITED', 'SECONDARY_RATE_LIMITED', 'FORBIDDEN', 'NETWORK'];
const TOO_MUCH: readonly GithubErrorCode[] = ['SERVER_ERROR', 'RESOURCE_LIMITED', 'TIMEOUT'];

/** What to look at more closely, and through what; the options are checked. */
export interface EnrichRequest {
  ids: readonly string[];
  token: string;
  signal: AbortSignal | undefined;
  /** Repositories in one query, at most. */
  batchSize: number;
  size: BatchSize;
  transport: Transport;
  tally: Tally;
}

/**
 * Reads the signals of repositories in batches that shrink where GitHub gives up. What could not be read is unknown, and named in
 * a warning.
 */
export async function enrich(request: EnrichRequest): Promise<EnrichResult> {
  const { batchSize, size, signal, tally } = request;
  const ids = [...new Set(request.ids)];
  const ledger = createEnrichLedger();
  let failuresInARow = 0;
  let lastError: GithubError | null = null;
  let stopped = false;

  /** The ids that a smaller batch may get. */
  const smallerThan = (batch: readonly string[], exhausted: readonly string[]): readonly string[] => {
    if (exhausted.length === 0) return [];
    if (batch.length > 1) {
      size.tooLarge(batch.length);
      return exhausted;
    }
    ledger.giveUp(exhausted, 'resource-limit');
    return [];
  };

  const failed = (batch: readonly string[], error: GithubError): readonly string[] => {
    lastError = error;
    failuresInARow += 1;
    stopped ||= ENDS_ALL.includes(error.code) || failuresInARow >= MAX_FAILURES_IN_A_ROW;
    if (TOO_MUCH.includes(error.code)) return smallerThan(batch, batch);
    ledger.giveUp(batch, error.code === 'FORBIDDEN' ? 'forbidden' : 'failed');
    return [];
  };

  /** Resolves with the ids to ask for again, in smaller batches. */
  const attempt = async (batch: readonly string[], linked: AbortSignal): Promise<readonly string[]> => {
    if (stopped) {
      ledger.giveUp(batch, 'failed');
      return [];
    }
    if (batch.length > size.current(batchSize)) return batch;
    try {
      const call = { token: request.token, signal: linked, tally, chain: { length: 0 }, retryServerErrors: false };
      const answer = await enrichBatch(request.transport, batch, call);
      failuresInARow = 0;
      ledger.record(answer);
      return smallerThan(batch, answer.exhausted);
    } catch (error) {
      if (!(error instanceof GithubError) || REJECTS.includes(error.code)) throw error;
      return failed(batch, error);
    }
  };

  const gate = createGate(CONCURRENCY);
  for (let pending: readonly string[] = ids; pending.length > 0;) {
    const again: string[] = [];
    const batches = inBatches(pending, size.current(batchSize));
    await sideBySide(signal, (linked) =>
      batches.map((batch) => gate.run(async () => void again.push(...(await attempt(batch, linked))), linked)),
    );
    pending = again;
  }
  return {
    signals: ledger.signals,
    warnings: [...incompleteWarnings(ids.length, ledger, lastError), ...rateLimitWarnings(tightestBudget(tally))],
    requests: tally.requests,
  };
}

function inBatches(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));
}
