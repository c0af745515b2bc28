import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ProducedJobs, ProducerProcessOptions } from './producer-process.js';
import { openQueue, type QueueAddress } from './queue-address.js';

/** What came of producers that were killed while they enqueued. */
export interface ProducerKillsOutcome {
  kills: number;
  /** Batches of which all jobs are there. */
  whole: number;
  /** Batches of which some jobs are there. */
  torn: number;
  /** Batches whose enqueueing had resolved, and of which not all jobs are there. */
  lost: number;
  jobs: number;
}

const program = fileURLToPath(new URL('producer-process.ts', import.meta.url));
/** From here tsx can be found, wherever the command was called. */
const cwd = fileURLToPath(new URL('..', import.meta.url));
const size = 500;
/** More batches than one producer comes to. */
const batchesEach = 1_000;

/** Kills producers, one after another, while each enqueues batch after batch with `enqueueMany`, some time after its first: of every batch there must be all jobs or none. */
export async function producerKills(address: QueueAddress, kills: number): Promise<ProducerKillsOutcome> {
  const answered: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) await killOne({ address, firstBatch: kill * batchesEach, size }, answered);

  const jobsOf = await countBatches(address);
  const counts = [...jobsOf.values()];
  return {
    kills,
    whole: counts.filter((count) => count === size).length,
    torn: counts.filter((count) => count !== size).length,
    lost: answered.filter((batch) => jobsOf.get(batch) !== size).length,
    jobs: counts.reduce((sum, count) => sum + count, 0),
  };
}

async function killOne(options: ProducerProcessOptions, answered: number[]): Promise<void> {
  const child = fork(program, [JSON.stringify(options)], { cwd, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(child, 'exit');
  const first = new Promise<void>((resolve) => {
    child.on('message', (batch: number) => {
      answered.push(batch);
      resolve();
    });
  });
  if ((await Promise.race([first, ended])) !== undefined) throw new Error('A producer ended before it was killed.');
  await sleep(Math.random() * 80);
  child.kill('SIGKILL');
  await ended;
  process.off('exit', endWithUs);
}

async function countBatches(address: QueueAddress): Promise<Map<number, number>> {
  const queue = openQueue<ProducedJobs>(address);
  const counts = new Map<number, number>();
  for (let cursor: string | undefined; ; ) {
    const page = await queue.list({ order: 'asc', limit: 1_000, ...(cursor === undefined ? {} : { cursor }) });
    for (const { payload } of page.items) counts.set(payload.batch, (counts.get(payload.batch) ?? 0) + 1);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  await queue.close();
  return counts;
}
