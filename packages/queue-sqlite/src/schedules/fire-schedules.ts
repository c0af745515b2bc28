import type { Changed, NewJob, Schedule } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { insertJobs } from '../jobs/insert-jobs.js';
import type { QueueLedger } from '../ledger/queue-ledger.js';
import { dueSchedules, putSchedule } from './schedule-table.js';

/** Inserts the job of every due schedule, whose dedup key keeps a second one out while the first is unsettled, and moves the schedule on. */
export function fireSchedules(
  session: SqliteSession,
  ledger: QueueLedger,
  now: number,
  next: (schedule: Schedule, after: number) => number,
  newJob: (schedule: Schedule) => NewJob,
): Changed<number> {
  const due = dueSchedules(session, now);
  const inserted = due.map((schedule) => {
    const { answer, changes } = insertJobs(session, ledger, [newJob(schedule)], now);
    const created = answer.some((job) => job.created);
    putSchedule(session, { ...schedule, nextAt: next(schedule, now), lastAt: created ? now : schedule.lastAt });
    return { created, changes };
  });
  return { answer: inserted.filter(({ created }) => created).length, changes: inserted.flatMap(({ changes }) => changes) };
}
