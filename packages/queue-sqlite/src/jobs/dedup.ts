import type { SqliteSession } from '@reposcan/sqlite';
import { settingsOf } from './job-settings.js';

/** The unsettled job that holds a dedup key now. Takes the key from a job whose time with it is over. */
export function dedupHolder(session: SqliteSession, key: string, now: number): string | null {
  const holder = session.prepare('select sequence, id, settings from reposcan_queue_jobs where dedup_lock = ?').get(key) as
    | { sequence: number; id: string; settings: string | null }
    | undefined;
  if (holder === undefined) return null;
  const { dedupUntil } = settingsOf(holder.settings);
  if (dedupUntil === null || dedupUntil > now) return holder.id;
  session.prepare('update reposcan_queue_jobs set dedup_lock = null where sequence = ?').run(holder.sequence);
  return null;
}

/** Gives a free dedup key to a job. */
export function takeDedupKey(session: SqliteSession, sequence: number, key: string): void {
  session.prepare('update reposcan_queue_jobs set dedup_lock = ? where sequence = ?').run(key, sequence);
}
