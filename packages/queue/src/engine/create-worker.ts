import { jobNameOf } from '../input/job-input.js';
import { graceMsOf, workerSettingsOf } from '../input/worker-input.js';
import { QueueError } from '../queue-error.js';
import type { JobHandler, Worker, WorkerOptions } from '../worker.js';
import { cancelRequested, shuttingDown } from './abort-reason.js';
import { createAttempt, type Attempt } from './attempt.js';
import type { Engine } from './engine.js';
import { createHeartbeat } from './heartbeat.js';
import type { JobRecord } from './job-store.js';
import { retryDelay } from './persist.js';

/** A worker as its engine sees it. */
export interface EngineWorker extends Worker {
  readonly leaseMs: number;
  /** There may be work. */
  wake(): void;
  /** Somebody cancelled a running job, perhaps one of this worker's. */
  cancel(jobId: string): void;
  /** Never throws. */
  onError(error: unknown): void;
}

/**
 * Claims as many jobs as it has free slots, whenever it is woken, a slot gets free, or the poll time is over; never while a claim is under way. It claims at the end of a turn: attempts that
 * end together leave their slots together, and are settled with the commit that leases the next jobs. A store that fails is asked again with growing pauses.
 * @throws {QueueError} `INVALID_OPTIONS`, `UNKNOWN_JOB_NAME`
 */
export function createWorker(engine: Engine, handlersByName: Readonly<Record<string, JobHandler | undefined>>, options: WorkerOptions = {}): EngineWorker {
  const { store, clock, feed, turn } = engine;
  const handlers = handlerMapOf(engine, handlersByName);
  const names = [...handlers.keys()];
  const { concurrency, leaseMs, pollMs } = workerSettingsOf(options);

  const attempts = new Map<string, Attempt>();
  const heartbeat = createHeartbeat(engine, leaseMs, attempts, onError);
  const giveUp = new AbortController();
  /** The claim that is under way, or was last. */
  let claimed: Promise<void> = Promise.resolve();
  let claiming = false;
  let woken = false;
  let failures = 0;
  /** After a failure only the timer wakes: nobody else may hurry a store in trouble. */
  let resting = false;
  let timer: unknown = null;
  /** Told once no attempt is left. */
  const onIdle: (() => void)[] = [];
  let closing: Promise<void> | null = null;

  function onError(error: unknown): void {
    try {
      options.onError?.(error);
    } catch {
      // A listener's mistake is not the queue's.
    }
  }

  function wake(): void {
    woken = true;
    if (claiming || resting || closing !== null) return;
    claiming = true;
    turn.add(claimInTurn);
  }

  function claimInTurn(): void {
    claimed = claimFree();
  }

  async function claimFree(): Promise<void> {
    woken = false;
    const free = concurrency - taken();
    if (free > 0 && !resting && closing === null) await claim(free);
    if (woken && !resting && closing === null) {
      turn.add(claimInTurn);
      return;
    }
    claiming = false;
    if (closing === null && timer === null) wakeIn(pollMs);
  }

  function taken(): number {
    let slots = 0;
    for (const { leaving } of attempts.values()) if (!leaving) slots += 1;
    return slots;
  }

  async function claim(limit: number): Promise<void> {
    try {
      const { answer, changes } = await store.claim({ names, limit, leaseMs });
      failures = 0;
      feed.publish(changes);
      for (const record of answer) run(record);
    } catch (error) {
      failures += 1;
      resting = true;
      if (closing === null) wakeIn(retryDelay(failures));
      onError(error);
    }
  }

  function wakeIn(ms: number): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = clock.setTimeout(() => {
      timer = null;
      resting = false;
      wake();
    }, ms);
  }

  function run(record: JobRecord): void {
    const handler = handlers.get(record.name);
    const token = record.token;
    if (handler === undefined || token === null) {
      onError(new QueueError(`The store leased job ${record.id}, which was not asked for.`, { code: 'FAILED' }));
      return;
    }
    const attempt = createAttempt({ engine, record, handler, onError, onLeaving: wake, giveUp: giveUp.signal });
    attempts.set(token, attempt);
    heartbeat.start();
    // A claim that was under way when the worker was closed: nothing of it is started.
    const running = closing === null ? attempt.run() : attempt.release();
    const end = (): void => {
      attempts.delete(token);
      if (!attempt.leaving) wake();
      if (attempts.size === 0) for (const done of onIdle.splice(0)) done();
    };
    running.then(end, (error: unknown) => {
      onError(error);
      end();
    });
  }

  function idle(): Promise<void> {
    return attempts.size === 0 ? Promise.resolve() : new Promise((resolve) => onIdle.push(resolve));
  }

  async function close(graceMs: number): Promise<void> {
    if (timer !== null) clock.clearTimeout(timer);
    await claimed;
    await idleWithin(graceMs);
    giveUp.abort();
    for (const attempt of attempts.values()) attempt.abort(shuttingDown(attempt.lease.id));
    await idle();
    heartbeat.stop();
  }

  function idleWithin(graceMs: number): Promise<unknown> {
    let grace: unknown;
    const over = new Promise<void>((resolve) => {
      grace = clock.setTimeout(resolve, graceMs);
    });
    return Promise.race([idle(), over]).finally(() => clock.clearTimeout(grace));
  }

  return {
    leaseMs,
    get running() {
      return [...attempts.values()].filter(({ returned }) => !returned).length;
    },
    wake,
    cancel(jobId) {
      for (const attempt of attempts.values()) if (attempt.lease.id === jobId) attempt.abort(cancelRequested(jobId));
    },
    onError,
    async close(closeOptions) {
      closing ??= close(graceMsOf(closeOptions));
      return closing;
    },
  };
}

function handlerMapOf(engine: Engine, handlersByName: Readonly<Record<string, JobHandler | undefined>>): Map<string, JobHandler> {
  const handlers = new Map<string, JobHandler>();
  for (const [name, handler] of Object.entries(handlersByName)) {
    if (handler === undefined) continue;
    if (typeof handler !== 'function') throw new QueueError(`The handler of ${name} is not a function.`, { code: 'INVALID_OPTIONS', hint: 'Give a function.' });
    handlers.set(jobNameOf(engine.rules, name), handler);
  }
  if (handlers.size === 0) throw new QueueError('The worker has no handlers.', { code: 'INVALID_OPTIONS', hint: 'Give a function for at least one job name.' });
  return handlers;
}
