import { setTimeout as sleep } from 'node:timers/promises';
import { openAttemptLog } from './attempt-log.js';
import type { CrashJobs } from './crash-job.js';
import { openQueue, type QueueAddress } from './queue-address.js';

/** How a worker process is to work; its one argument, as JSON. */
export interface WorkerProcessOptions {
  name: string;
  address: QueueAddress;
  logFile: string;
  concurrency: number;
  leaseMs: number;
}

const { name: worker, address, logFile, concurrency, leaseMs } = JSON.parse(process.argv[2] ?? '') as WorkerProcessOptions;
const log = openAttemptLog(logFile);
const queue = openQueue<CrashJobs>(address);

queue.subscribe((event) => {
  if (event.type === 'settled') log.append({ type: 'settled', worker, id: event.id, at: Date.now(), settledAt: event.at });
});
queue.work(
  {
    crash: async ({ job: { id, payload }, attempt, signal }) => {
      log.append({ type: 'started', worker, id, attempt, at: Date.now() });
      signal.addEventListener('abort', () => {
        log.append({ type: 'aborted', worker, id, attempt, at: Date.now(), code: String((signal.reason as { code?: unknown }).code) });
      });
      await sleep(payload.ms);
      log.append({ type: 'ended', worker, id, attempt, at: Date.now() });
      return { worker, attempt };
    },
  },
  { concurrency, leaseMs, pollMs: 100, onError: (error) => process.send?.({ type: 'error', message: String(error) }) },
);

// Whoever stands still for so long may lose a lease though nobody touched it.
let awake = Date.now();
const watch = setInterval(() => {
  const now = Date.now();
  if (now - awake > leaseMs / 3) log.append({ type: 'late', worker, from: awake, at: now });
  awake = now;
}, 50);

process.on('message', () => {
  clearInterval(watch);
  void queue.close().then(() => {
    log.close();
    // Nothing but this channel may keep the process alive: what does not end now has left something behind.
    process.disconnect();
  });
});
process.send?.({ type: 'ready' });
