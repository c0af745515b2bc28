import type { JobRecord } from '../engine/job-store.js';
import type { Retention } from '../input/retention.js';
import type { SettledState } from '../job.js';

/** The newest settled jobs, in the order of settling. */
export interface SettledWindow {
  /** @returns the id that the new one pushed out, `null` while there is room */
  push(record: JobRecord): string | null;
  has(record: JobRecord): boolean;
  delete(record: JobRecord): void;
}

/** An empty window: one list of completed jobs and one of the rest. */
export function createSettledWindow({ completed, failed }: Required<Retention>): SettledWindow {
  const done = { ids: new Set<string>(), keep: completed };
  const rest = { ids: new Set<string>(), keep: failed };
  const sideOf = (state: SettledState) => (state === 'completed' ? done : rest);

  return {
    push(record) {
      const { ids, keep } = sideOf(record.state as SettledState);
      ids.add(record.id);
      if (ids.size <= keep) return null;
      const [oldest = null] = ids;
      if (oldest !== null) ids.delete(oldest);
      return oldest;
    },
    has: (record) => sideOf(record.state as SettledState).ids.has(record.id),
    delete(record) {
      sideOf(record.state as SettledState).ids.delete(record.id);
    },
  };
}
