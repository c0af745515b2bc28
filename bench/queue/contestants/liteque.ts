import { buildDBClient, Runner, SqliteQueue } from 'liteque';
import type { Contestant } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

/** liteque. It cannot enqueue many at once. */
export function liteque(grounds: Grounds): Contestant {
  return {
    name: 'liteque NORMAL',
    version: versionOf('liteque'),
    survives: 'kill -9',
    polls: true,
    jobs: 500,
    async open() {
      const database = buildDBClient(grounds.newFile(), { runMigrations: true, walEnabled: true });
      const queue = new SqliteQueue<{ index: number }>('bench', database, { defaultJobArgs: { numRetries: 2 }, keepFailedJobs: true });
      return {
        enqueue: (index) => queue.enqueue({ index }),
        async work({ concurrency, onStart, onSettled }) {
          const runner = new Runner(
            queue,
            {
              run: async () => onStart(),
              onComplete: async () => onSettled(),
            },
            // The interval of its README; and a short timeout, because it never clears the timers of these.
            { concurrency, pollIntervalMs: 1_000, timeoutSecs: 5 },
          );
          const ended = runner.run();
          return {
            async stop() {
              runner.stop();
              await ended;
            },
          };
        },
        close: async () => void closeOf(database)?.close(),
      };
    },
  };
}

/** The connection that its client holds: liteque offers no way to close it. */
function closeOf(database: object): { close(): void } | undefined {
  return (database as { session?: { client?: { close(): void } } }).session?.client;
}
