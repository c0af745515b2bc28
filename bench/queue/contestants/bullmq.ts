import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Contestant } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

/** BullMQ as it comes, with the retention that this project's queues have by default. */
export function bullmq(grounds: Grounds, redisUrl: string): Contestant {
  return {
    name: 'BullMQ',
    version: versionOf('bullmq'),
    survives: 'kill -9',
    polls: false,
    jobs: 5_000,
    async open() {
      const prefix = grounds.newName();
      const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
      const options = { attempts: 3, removeOnComplete: { count: 100 }, removeOnFail: { count: 50 } };
      const queue = new Queue<{ index: number }>('bench', { connection, prefix, defaultJobOptions: options });
      await queue.waitUntilReady();
      return {
        enqueue: (index) => queue.add('bench', { index }),
        enqueueMany: (indexes) => queue.addBulk(indexes.map((index) => ({ name: 'bench', data: { index } }))),
        async work({ concurrency, onStart, onSettled }) {
          const worker = new Worker<{ index: number }, null>(
            'bench',
            async () => {
              onStart();
              return null;
            },
            { connection, prefix, concurrency },
          );
          worker.on('completed', onSettled);
          return { stop: () => worker.close() };
        },
        async close() {
          await queue.obliterate({ force: true });
          await queue.close();
          await connection.quit();
        },
      };
    },
  };
}
