import type { SqliteConnection, SqliteSession } from '@reposcan/sqlite';

/** Milliseconds between two looks. One costs some microseconds. */
const pause = 20;
/** After a look that failed. */
const longPause = 1_000;

/**
 * Watches for commits of other connections, until the returned function is called. By timers of this process and not by the queue's clock: the others live in real time. They do not keep
 * the process running.
 */
export function watchForeignChanges(connection: Pick<SqliteConnection, 'read'>, listener: () => void): () => void {
  let known: number | undefined;
  let stopped = false;
  let timer = setTimeout(() => void look(), pause);
  timer.unref();

  async function look(): Promise<void> {
    const version = await connection.read(dataVersion).catch(() => undefined);
    if (stopped) return;
    if (version !== undefined && known !== undefined && version !== known) listener();
    known = version ?? known;
    timer = setTimeout(() => void look(), version === undefined ? longPause : pause);
    timer.unref();
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Changes with every commit of another connection, and only then. */
function dataVersion(session: SqliteSession): number {
  return (session.prepare('pragma data_version').get() as { data_version: number }).data_version;
}
