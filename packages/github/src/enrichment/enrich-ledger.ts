import { unknownSignals, type RepositorySignals, type UnknownReason } from '@reposcan/core';
import type { BatchAnswer } from './enrich-batch.js';

/** Who got an answer, and who did not. The last word about a repository counts. */
export interface EnrichLedger {
  readonly signals: Map<string, RepositorySignals>;
  /** Repositories that stayed unknown in full or in part, with the reason. */
  readonly incomplete: ReadonlyMap<string, UnknownReason>;
  /** Repositories that GitHub does not know or show. */
  readonly absent: ReadonlySet<string>;
  record(answer: BatchAnswer): void;
  /** Nobody asks for these again. What was read of them before stays. */
  giveUp(ids: readonly string[], reason: UnknownReason): void;
}

/** An empty ledger. */
export function createEnrichLedger(): EnrichLedger {
  const signals = new Map<string, RepositorySignals>();
  const incomplete = new Map<string, UnknownReason>();
  const absent = new Set<string>();

  const giveUp = (ids: readonly string[], reason: UnknownReason): void => {
    for (const id of ids) {
      incomplete.set(id, reason);
      if (!signals.has(id)) signals.set(id, unknownSignals(reason));
    }
  };

  return {
    signals,
    incomplete,
    absent,
    giveUp,
    record(answer) {
      for (const [id, read] of answer.signals) {
        signals.set(id, read);
        incomplete.delete(id);
      }
      for (const [id, reason] of answer.partial) incomplete.set(id, reason);
      for (const [id, reason] of answer.failed) giveUp([id], reason);
      for (const id of answer.absent) absent.add(id);
    },
  };
}
