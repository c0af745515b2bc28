import type { JobQueue } from '@reposcan/queue';

/** What the laboratory enqueues: jobs that take a while and say who finished them. */
export type CrashJobs = {
  crash: { payload: { index: number; ms: number }; result: { worker: string; attempt: number }; partial: { worker: string } };
};

/** The queue under test. */
export type CrashQueue = JobQueue<CrashJobs>;
