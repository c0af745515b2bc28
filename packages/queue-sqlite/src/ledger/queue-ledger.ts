import { jobStates, type JobState } from '@reposcan/queue';
import type { SqliteSession, TransactionScope } from '@reposcan/sqlite';

/** On which of the retentions a settled job counts: 1 completed, 2 failed or cancelled. */
export type SettledShelf = 1 | 2;

/**
 * What is known of all jobs of a file together. Each transaction reads it when it begins and writes it before it commits, so that it is always as true as the jobs are, and counting them takes
 * no longer however many there are.
 */
export interface QueueLedger {
  paused: boolean;
  /** The last that a job has or had. */
  sequence: number;
  /** Of that job. */
  enqueuedAt: number;
  /** The last position that was given in the order of settling. */
  settled: number;
  /** Jobs by state. */
  counts: Record<JobState, number>;
  /** Settled jobs that are among the newest, by shelf. */
  kept: Record<SettledShelf, number>;
}

/** A ledger during a transaction. */
export interface OpenLedger extends QueueLedger {
  /** As it was read. */
  readonly before: string;
}

/** The ledger, read for a transaction and written with it. */
export const ledgerScope: TransactionScope<OpenLedger> = {
  begin(session) {
    const before = documentOf(session);
    return { ...ledgerOf(before), before };
  },
  end(session, { before, ...ledger }) {
    const after = JSON.stringify(ledger);
    if (after !== before) session.prepare('update reposcan_queue_ledger set document = ? where id = 1').run(after);
  },
};

/** The ledger, for reading only. */
export function readLedger(session: SqliteSession): QueueLedger {
  return ledgerOf(documentOf(session));
}

/** A job came into a state, out of another one or (`null`) out of nowhere; or it is gone. */
export function move({ counts }: QueueLedger, from: JobState | null, to: JobState | null): void {
  if (from !== null) counts[from] -= 1;
  if (to !== null) counts[to] += 1;
}

function documentOf(session: SqliteSession): string {
  return (session.prepare('select document from reposcan_queue_ledger where id = 1').get() as { document: string }).document;
}

function ledgerOf(document: string): QueueLedger {
  const { paused = false, sequence = 0, enqueuedAt = 0, settled = 0, counts, kept = { 1: 0, 2: 0 } } = JSON.parse(document) as Partial<QueueLedger>;
  return { paused, sequence, enqueuedAt, settled, counts: counts ?? noJobs(), kept };
}

function noJobs(): Record<JobState, number> {
  return Object.fromEntries(jobStates.map((state) => [state, 0])) as Record<JobState, number>;
}
