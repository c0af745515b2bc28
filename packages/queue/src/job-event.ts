import type { JobState } from './job.js';

/** What happened to a job. `at` is milliseconds since the epoch by the store's clock. */
export type JobEvent =
  | { type: 'enqueued'; id: string; name: string; at: number; state: JobState }
  | { type: 'started'; id: string; name: string; at: number; attempt: number }
  | { type: 'progress'; id: string; name: string; at: number; value: unknown }
  | { type: 'partial'; id: string; name: string; at: number; seq: number }
  /** An attempt failed, and there will be another. */
  | { type: 'retrying'; id: string; name: string; at: number; attempt: number; runAt: number; message: string }
  /** The lease of a worker ran out, or a worker gave the job back. */
  | { type: 'released'; id: string; name: string; at: number; stalled: boolean }
  | { type: 'settled'; id: string; name: string; at: number; state: 'completed' | 'failed' | 'cancelled' }
  /** Somebody removed it. Retention takes jobs away without a word. */
  | { type: 'removed'; id: string; name: string; at: number };
