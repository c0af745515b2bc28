import type { Enqueued } from '../job-options.js';
import type { PartialResult } from '../job.js';
import { createBatcher } from './batcher.js';
import type { ChangeFeed } from './change-feed.js';
import type { JobStore, Lease, NewJob, Outcome } from './job-store.js';
import type { Turn } from './turn.js';

/** The writes that come often, combined into as few store calls as there are ticks. What they change is published before they resolve. */
export interface JobWrites {
  insert(jobs: readonly NewJob[]): Promise<Enqueued[]>;
  progress(report: Lease & { value: unknown }): Promise<boolean>;
  append(partial: Lease & { value: unknown }): Promise<PartialResult | null>;
  settle(outcome: Lease & { outcome: Outcome }): Promise<boolean>;
  /** Resolves once everything so far is written, or was refused. */
  idle(): Promise<void>;
}

/** Group commit over a store. */
export function createJobWrites(store: JobStore, feed: ChangeFeed, turn: Turn): JobWrites {
  const inserts = createBatcher<readonly NewJob[], Enqueued[]>(turn, async (groups) => {
    const { answer, changes } = await store.insert(groups.flat());
    feed.publish(changes);
    let start = 0;
    return groups.map(({ length }) => answer.slice(start, (start += length)));
  });
  const reports = createBatcher<Lease & { value: unknown }, boolean>(turn, (batch) => store.progress(batch));
  const partials = createBatcher<Lease & { value: unknown }, PartialResult | null>(turn, (batch) => store.append(batch));
  const outcomes = createBatcher<Lease & { outcome: Outcome }, boolean>(turn, async (batch) => {
    const { answer, changes } = await store.settle(batch);
    feed.publish(changes);
    return answer;
  });

  return {
    insert: (jobs) => inserts.add(jobs),
    progress: (report) => reports.add(report),
    append: (partial) => partials.add(partial),
    settle: (outcome) => outcomes.add(outcome),
    idle: async () => void (await Promise.all([inserts.idle(), reports.idle(), partials.idle(), outcomes.idle()])),
  };
}
