import { buildDBClient, Runner, SqliteQueue } from 'liteque';
import type { Contestant, Entry } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

/** liteque. It cannot enqueue many at once. Skipped where it cannot run a single job on the installed better-sqlite3. */
export async function liteque(grounds: Grounds): Promise<Entry> {
  const contestant = contestantOf(grounds);
  const queue = await contestant.open();
  try {
    await queue.enqueue(0);
    let done = () => {};
    const settled = new Promise<void>((resolve) => (done = resolve));
    const working = await queue.work({ concurrency: 1, onStart: () => {}, onSettled: () => done() });
    await Promise.race([settled, working.failed]);
    await working.stop();
    return contestant;
  } catch (error) {
    return { name: contestant.name, skip: `on better-sqlite3 ${versionOf('better-sqlite3')} it fails: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    await queue.close();
  }
}

function contestantOf(grounds: Grounds): Contestant {
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
            failed: ended.then(() => new Promise<never>(() => {})),
            async stop() {
              runner.stop();
              await ended;
            },
          };
        },
        close: async () => connectionOf(database)?.close(),
      };
    },
  };
}

/** The connection that its client holds: liteque offers no way to close it. */
function connectionOf(database: object): { close(): void } | undefined {
  return (database as { session?: { client?: { close(): void } } }).session?.client;
}
