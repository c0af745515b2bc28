import Database from 'better-sqlite3';
import { better, defineQueue, defineWorker } from 'plainjob';
import type { Contestant } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

/** plainjob. A worker of it runs one job at a time, so that many at a time are many workers. */
export function plainjob(grounds: Grounds, synchronous: 'normal' | 'full'): Contestant {
  return {
    name: `plainjob ${synchronous.toUpperCase()}`,
    version: versionOf('plainjob'),
    survives: synchronous === 'full' ? 'power loss' : 'kill -9',
    polls: true,
    jobs: 5_000,
    async open() {
      const database = new Database(grounds.newFile());
      const queue = defineQueue({ connection: better(database), logger: silent });
      // It always sets NORMAL itself.
      database.pragma(`synchronous = ${synchronous}`);
      return {
        enqueue: (index) => queue.add('bench', { index }),
        enqueueMany: (indexes) => queue.addMany('bench', indexes.map((index) => ({ index }))),
        async work({ concurrency, onStart, onSettled }) {
          const workers = Array.from({ length: concurrency }, () =>
            defineWorker(
              'bench',
              async ({ data }) => {
                JSON.parse(data);
                onStart();
              },
              { queue, logger: silent, onCompleted: onSettled },
            ),
          );
          const ended = workers.map((worker) => worker.start());
          return {
            async stop() {
              await Promise.all(workers.map((worker) => worker.stop()));
              await Promise.all(ended);
            },
          };
        },
        async close() {
          queue.close();
          if (database.open) database.close();
        },
      };
    },
  };
}
