import type { Schedule } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';

interface ScheduleRow {
  id: string;
  next_at: number;
  last_at: number | null;
  document: string;
}

const columns = 'id, next_at, last_at, document';

/** Adds or replaces a schedule. */
export function putSchedule(session: SqliteSession, { id, nextAt, lastAt, ...document }: Schedule): void {
  session
    .prepare(`insert or replace into reposcan_queue_schedules (${columns}) values (?, ?, ?, ?)`)
    .run(id, nextAt, lastAt, JSON.stringify(document));
}

/** Whether there was one. */
export function deleteSchedule(session: SqliteSession, id: string): boolean {
  return Number(session.prepare('delete from reposcan_queue_schedules where id = ?').run(id).changes) === 1;
}

/** By id. */
export function allSchedules(session: SqliteSession): Schedule[] {
  return (session.prepare(`select ${columns} from reposcan_queue_schedules order by id`).all() as ScheduleRow[]).map(scheduleOf);
}

/** Those whose time has come, by id. */
export function dueSchedules(session: SqliteSession, now: number): Schedule[] {
  return (session.prepare(`select ${columns} from reposcan_queue_schedules where next_at <= ? order by id`).all(now) as ScheduleRow[]).map(scheduleOf);
}

function scheduleOf({ id, next_at: nextAt, last_at: lastAt, document }: ScheduleRow): Schedule {
  return { id, ...(JSON.parse(document) as Omit<Schedule, 'id' | 'nextAt' | 'lastAt'>), nextAt, lastAt };
}
