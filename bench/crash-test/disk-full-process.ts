import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueueError } from '@reposcan/queue';
import { integrityOfFile } from './integrity.js';
import { openQueue, type QueueAddress } from './queue-address.js';

/** What came of a full disk. */
export interface DiskFullOutcome {
  /** Enqueues that resolved before the disk was full. */
  accepted: number;
  /** Code of the error that the first refused enqueue rejected with. */
  refusedWith: string;
  /** Jobs that the queue had when the disk was full: those that were accepted and no other. */
  kept: number;
  /** Errors that the worker told of while the disk was full. */
  workerErrors: number;
  /** Accepted jobs that were not completed once there was room. */
  lost: number;
  /** Runs beyond one for each job. */
  extraRuns: number;
  /** Whether another job could be enqueued and run once there was room. */
  recovered: boolean;
  integrity: string;
}

type FillJobs = { fill: { payload: { index: number; filling: string }; result: null } };

const disk = process.argv[2] ?? '';
const ballast = join(disk, 'ballast');
const address: QueueAddress = { adapter: 'sqlite', file: join(disk, 'queue.sqlite') };
await writeFile(ballast, Buffer.alloc(10_000_000));

const queue = openQueue<FillJobs>(address);
const accepted: string[] = [];
const filling = 'x'.repeat(20_000);
let refusedWith = 'nothing';
while (refusedWith === 'nothing' && accepted.length < 10_000) {
  try {
    const { id } = await queue.enqueue('fill', { index: accepted.length, filling });
    accepted.push(id);
  } catch (error) {
    refusedWith = error instanceof QueueError ? error.code : String(error);
  }
}
const kept = (await queue.counts()).waiting;

let runs = 0;
let workerErrors = 0;
queue.work(
  {
    fill: () => {
      runs += 1;
      return null;
    },
  },
  { concurrency: 1, pollMs: 50, onError: () => (workerErrors += 1) },
);
await sleep(1_000);
await rm(ballast);

const last = await queue.enqueue('fill', { index: accepted.length, filling: '' });
const signal = AbortSignal.timeout(30_000);
const recovered = (await queue.waitFor(last.id, { signal })).state === 'completed';
let lost = 0;
for (const id of accepted) if ((await queue.waitFor(id, { signal })).state !== 'completed') lost += 1;
await queue.close();

const outcome: DiskFullOutcome = {
  accepted: accepted.length,
  refusedWith,
  kept,
  workerErrors,
  lost,
  extraRuns: runs - accepted.length - 1,
  recovered,
  integrity: integrityOfFile(address.file),
};
console.log(JSON.stringify(outcome));
