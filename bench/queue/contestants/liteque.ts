import type Database from 'better-sqlite3';
import { buildDBClient, Runner, SqliteQueue } from 'liteque';
import type { Contestant, Entry } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

/**
 * liteque. It cannot enqueue many at once. It hands asynchronous functions to better-sqlite3's `transaction`, which newer versions refuse; here it gets what versions up to 11.7 did with
 * them. Skipped where it cannot run a single job even so.
 */
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
    version: `${versionOf('liteque')} (with better-sqlite3's transactions as they were up to 11.7)`,
    survives: 'kill -9',
    polls: true,
    jobs: 500,
    async open() {
      const database = buildDBClient(grounds.newFile(), { runMigrations: true, walEnabled: true });
      commitAtOnce(connectionOf(database));
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
        close: async () => void connectionOf(database)?.close(),
      };
    },
  };
}

/** The connection that its client holds: liteque offers no way to close it. */
function connectionOf(database: object): Database.Database | undefined {
  return (database as { session?: { client?: Database.Database } }).session?.client;
}

type Transaction = (...args: unknown[]) => unknown;

/** Makes `transaction` commit as soon as its function has returned, though that may have returned a promise only. */
function commitAtOnce(connection: Database.Database | undefined): void {
  if (connection === undefined) return;
  const transaction = (work: Transaction): { deferred: Transaction } => ({
    deferred(...args) {
      connection.exec('begin');
      try {
        const result = work(...args);
        connection.exec('commit');
        return result;
      } catch (error) {
        connection.exec('rollback');
        throw error;
      }
    },
  });
  Object.assign(connection, { transaction });
}
