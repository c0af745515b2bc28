import assert from 'node:assert/strict';
import type { Job, SettledState } from '../job.js';
import type { JobQueue } from '../job-queue.js';
import type { JobHandlers, Worker, WorkerOptions } from '../worker.js';
import type { ConformanceNeed } from './conformance-case.js';
import type { ConformanceHandler, ConformanceJobs } from './conformance-jobs.js';
import type { ConformanceWorkerOptions } from './conformance-worker.js';
import { holdRuns, type HeldRuns } from './held-runs.js';
import type { ManualClock } from './manual-clock.js';
import type { QueueUnderTest } from './queue-under-test.js';
import { spawnedWorkerOf, type SpawnedWorker } from './spawned-worker.js';
import type { TestClock } from './test-clock.js';

/** What a case works with: a queue without jobs, time, and everything that the case opens, which is closed after it. */
export interface Lab {
  readonly queue: JobQueue<ConformanceJobs>;
  /** The manual clock. Throws in a case that does not need `clock`: there may be none. */
  readonly clock: ManualClock;
  /** The clock of the first handle, whichever it is: its timers can be stopped in a case that needs `timers`. */
  readonly timers: TestClock;
  /** Whether time is that of the machine, so that a case takes as long as it says. */
  readonly realTime: boolean;
  /** The lease of workers that `work` starts. */
  readonly leaseMs: number;
  /** How far a time may be off: 0 by the manual clock, more by the real one. */
  readonly slackMs: number;
  now(): number;
  /** Another handle on the same data, and the clock whose timers it uses. */
  openAnother(): Promise<{ queue: JobQueue<ConformanceJobs>; timers: TestClock }>;
  /** Closes every handle and opens the data again. */
  reopen(): Promise<JobQueue<ConformanceJobs>>;
  /** A worker in a process of its own, once it is ready. */
  spawnWorker(options?: Partial<ConformanceWorkerOptions>): Promise<SpawnedWorker>;
  /** Starts a worker: with one handler for every kind of job, or some. @param queue the first handle unless told otherwise */
  work(handlers: ConformanceHandler | JobHandlers<ConformanceJobs>, options?: WorkerOptions, queue?: JobQueue<ConformanceJobs>): Worker;
  /** A handler that holds its runs; at the end of the case they are let go. */
  hold(options?: Parameters<typeof holdRuns>[0]): HeldRuns;
  pass(ms: number): Promise<void>;
  /** Gives something that must not happen a fair chance to. */
  idle(): Promise<void>;
  /** Waits for something to become true; fails with `what` if it does not. @param withinMs how much time may pass until then, default 0 */
  until(what: string, condition: () => boolean | Promise<boolean>, withinMs?: number): Promise<void>;
  /** The job; fails if there is none. */
  job(id: string, queue?: JobQueue<ConformanceJobs>): Promise<Job>;
  /** The job once it is settled, and settled as expected. */
  settled(id: string, state: SettledState, withinMs?: number): Promise<Job>;
}

interface LabOptions {
  subject: QueueUnderTest;
  clock: ManualClock | null;
  timers: TestClock;
  /** Of workers by the real clock. */
  leaseMs: number;
  /** How long to wait at most, by the real clock, for something that should happen. */
  patienceMs: number;
}

/** The lab, and how to leave it. */
export function createLab({ subject, clock, timers, leaseMs, patienceMs }: LabOptions): { lab: Lab; leave: () => Promise<void> } {
  const handles = new Set([subject.queue]);
  const held: HeldRuns[] = [];
  const processes: SpawnedWorker[] = [];
  const errors: unknown[] = [];
  /** What workers were told may be why something never happens. */
  const told = (): string => (errors.length === 0 ? '' : ` Workers were told: ${[...new Set(errors.map(String))].slice(0, 3).join('; ')}`);

  const lab: Lab = {
    queue: subject.queue,
    get clock() {
      if (clock === null) throw missing('clock');
      return clock;
    },
    timers,
    realTime: clock === null,
    leaseMs: clock === null ? leaseMs : 30_000,
    slackMs: clock === null ? 250 : 0,
    now: () => clock?.now() ?? Date.now(),

    async openAnother() {
      const fork = timers.fork();
      if (subject.openAnother === undefined) throw missing('anotherHandle');
      const queue = await subject.openAnother(fork);
      handles.add(queue);
      return { queue, timers: fork };
    },
    async reopen() {
      await closeAll(handles, held, clock, patienceMs);
      if (subject.reopen === undefined) throw missing('reopen');
      const queue = await subject.reopen();
      handles.add(queue);
      return queue;
    },
    async spawnWorker(options) {
      if (subject.spawnWorker === undefined) throw missing('spawnWorker');
      const child = await subject.spawnWorker({ leaseMs, concurrency: 1, jobMs: null, ...options });
      const worker = spawnedWorkerOf(child);
      processes.push(worker);
      await lab.until('the worker process is ready', () => worker.reports.length > 0 || worker.ended);
      assert(worker.reports.length > 0, 'The worker process ended before it was ready.');
      return worker;
    },

    work(handlers, options, queue = subject.queue) {
      const each = typeof handlers === 'function' ? { task: handlers, other: handlers, parent: handlers } : handlers;
      return queue.work(each, { leaseMs: lab.leaseMs, onError: (error) => errors.push(error), ...options });
    },
    hold(options) {
      const runs = holdRuns(options);
      held.push(runs);
      return runs;
    },

    pass: (ms) => (clock === null ? sleep(ms) : clock.advance(ms)),
    idle: () => (clock === null ? sleep(300) : clock.advance(2_000)),
    async until(what, condition, withinMs = 0) {
      const deadline = Date.now() + patienceMs + (clock === null ? withinMs : 0);
      const step = Math.max(1, withinMs / 100);
      for (let left = withinMs; !(await condition()); left -= step) {
        assert(Date.now() < deadline, `Waited in vain until ${what}.${told()}`);
        if (clock === null) await sleep(5);
        else if (left > 0) await clock.advance(Math.min(step, left));
        else await sleep(1);
      }
    },
    async job(id, queue = subject.queue) {
      const job = await queue.get(id);
      assert(job !== null, `There is no job ${id}.`);
      return job;
    },
    async settled(id, state, withinMs) {
      let job = await lab.job(id);
      await lab.until(`job ${id} is settled`, async () => (job = await lab.job(id)).settledAt !== null, withinMs);
      assert.equal(job.state, state, `how job ${id} was settled: ${JSON.stringify(job.failure)}`);
      return job;
    },
  };

  return {
    lab,
    async leave() {
      for (const worker of processes) worker.signal('SIGKILL');
      try {
        await closeAll(handles, held, clock, patienceMs);
        await lab.until('the worker processes have ended', () => processes.every(({ ended }) => ended));
      } finally {
        await subject.dispose?.();
      }
    },
  };
}

/** Closes the handles, while time passes: a queue may be about to wait for something. */
async function closeAll(handles: Set<JobQueue<ConformanceJobs>>, held: HeldRuns[], clock: ManualClock | null, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (const runs of held) runs.releaseAll();
  let closing = true;
  const closed = Promise.all([...handles].map((queue) => queue.close({ graceMs: 0 }))).finally(() => {
    closing = false;
  });
  handles.clear();
  // A queue whose close fails is told so by `closed` below.
  closed.catch(() => {});
  for (; closing; await sleep(1)) {
    assert(Date.now() < deadline, 'The queue does not close, though no handler runs any longer.');
    await clock?.advance(10);
  }
  await closed;
}

function missing(need: ConformanceNeed): Error {
  return new Error(`create() did not provide "${need}". Where the adapter cannot, say so in "lacks" with the reason.`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
