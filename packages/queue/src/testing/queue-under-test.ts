import type { ChildProcess } from 'node:child_process';
import type { JobQueue } from '../job-queue.js';
import type { ConformanceJobs } from './conformance-jobs.js';
import type { ConformanceWorkerOptions } from './conformance-worker.js';
import type { TestClock } from './test-clock.js';

/** What the kit asks of a queue that it has made. All other options keep their defaults. */
export interface QueueSetup {
  /** The names that the queue is to know. */
  jobNames: readonly string[];
  /** The clock that the queue and its store are to use: a manual one, or one that tells the time of the machine where the adapter lacks `clock`, and in cases with processes. */
  clock: TestClock;
}

/** A queue without jobs, and what can be done about its data. */
export interface QueueUnderTest {
  queue: JobQueue<ConformanceJobs>;
  /** Opens a second handle on the same data. It stands for another process; `clock` tells the same time as the one in the setup, with timers of its own. */
  openAnother?(clock?: TestClock): JobQueue<ConformanceJobs> | Promise<JobQueue<ConformanceJobs>>;
  /** Opens the data again. Every handle was closed before. */
  reopen?(): JobQueue<ConformanceJobs> | Promise<JobQueue<ConformanceJobs>>;
  /** Starts a process, with an IPC channel (`fork`), that opens the same data by the real clock and calls `runConformanceWorker` with these options. */
  spawnWorker?(options: ConformanceWorkerOptions): ChildProcess | Promise<ChildProcess>;
  /** Removes the data. Called at the end, once every handle is closed and every process has ended. */
  dispose?(): void | Promise<void>;
}
