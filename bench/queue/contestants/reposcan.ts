import { createMemoryQueue, type JobQueue } from '@reposcan/queue';
import { createRedisQueue } from '@reposcan/queue-redis';
import { createSqliteQueue } from '@reposcan/queue-sqlite';
import type { Contestant, OpenQueue } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

/** The jobs of the bench. */
export type BenchJobs = { bench: { payload: { index: number }; result: null } };

/** Makes one of this project's queues, on a store of its own each time. */
export interface Adapter {
  name: string;
  create: () => JobQueue<BenchJobs>;
}

/** This project's adapters. Redis only where there is one. */
export function adaptersOf(grounds: Grounds): Adapter[] {
  const { redisUrl } = grounds;
  const adapters: Adapter[] = [
    { name: 'memory', create: () => createMemoryQueue<BenchJobs>() },
    { name: 'SQLite NORMAL', create: () => createSqliteQueue<BenchJobs>({ file: grounds.newFile() }) },
    { name: 'SQLite FULL', create: () => createSqliteQueue<BenchJobs>({ file: grounds.newFile(), synchronous: 'full' }) },
  ];
  if (redisUrl !== null) adapters.push({ name: 'Redis', create: () => createRedisQueue<BenchJobs>({ url: redisUrl, prefix: grounds.newName() }) });
  return adapters;
}

/** An adapter as a contestant. */
export function contestantOf({ name, create }: Adapter): Contestant {
  const packageOf = { memory: '@reposcan/queue', Redis: '@reposcan/queue-redis' }[name] ?? '@reposcan/queue-sqlite';
  return {
    name: `reposcan ${name}`,
    version: versionOf(packageOf),
    survives: name === 'memory' ? 'nothing' : name === 'SQLite FULL' ? 'power loss' : 'kill -9',
    polls: false,
    jobs: 5_000,
    async open() {
      const queue = create();
      // The others make their tables or connect when they are opened; these with their first use.
      await queue.counts();
      return openQueueOf(queue);
    },
  };
}

function openQueueOf(queue: JobQueue<BenchJobs>): OpenQueue {
  return {
    enqueue: (index) => queue.enqueue('bench', { index }),
    enqueueMany: (indexes) => queue.enqueueMany(indexes.map((index) => ({ name: 'bench', payload: { index } }))),
    async work({ concurrency, onStart, onSettled }) {
      const unsubscribe = queue.subscribe(({ type }) => {
        if (type === 'settled') onSettled();
      });
      const worker = queue.work(
        {
          bench: () => {
            onStart();
            return null;
          },
        },
        { concurrency },
      );
      return {
        async stop() {
          await worker.close();
          unsubscribe();
        },
      };
    },
    close: () => queue.close(),
  };
}
