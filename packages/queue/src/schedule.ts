import type { JobOptions } from './job-options.js';
import type { JobInput } from './job-queue.js';
import type { JobTypes } from './job.js';

/** When a schedule fires. */
export type ScheduleTiming =
  /** Five or six fields; `tz` is an IANA name. @default tz 'UTC' */
  | { cron: string; tz?: string }
  /** Every so many milliseconds, at least 1,000, counted from the epoch. */
  | { everyMs: number };

/** A schedule to add. Its job's dedup key belongs to the queue. */
export type ScheduleInput<Jobs extends JobTypes> = ScheduleTiming & JobInput<Jobs> & { options?: Omit<JobOptions, 'dedup' | 'delayMs'> };

/** A schedule as the queue keeps it. Times are milliseconds since the epoch. */
export interface Schedule {
  id: string;
  timing: ScheduleTiming;
  name: string;
  payload: unknown;
  options: Omit<JobOptions, 'dedup' | 'delayMs'>;
  nextAt: number;
  /** When it fired last; `null` before. */
  lastAt: number | null;
}
