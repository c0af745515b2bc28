import { shown, StorageError } from '@reposcan/storage';
import { defaultDrivers, firstDriver } from '../driver/default-driver.js';
import type { SqliteDatabase, SqliteDriver } from '../driver/sqlite-driver.js';
import { openDatabase } from './open-database.js';
import { retryWhileBusy } from './retry-while-busy.js';
import { storageErrorOf } from './sqlite-failure.js';
import { createSqliteSession, type SqliteSession } from './sqlite-session.js';
import { inTransaction } from './transaction.js';

/** A database that is opened when it is first needed. Work on it is synchronous, so that no two pieces of it mix. */
export interface SqliteConnection {
  read<T>(work: (session: SqliteSession) => T): Promise<T>;
  /** All or nothing. */
  write<T>(work: (session: SqliteSession) => T): Promise<T>;
  /** Lets what is under way finish first. */
  close(): Promise<void>;
}

/** What a connection needs to know. */
export interface ConnectionOptions {
  /** An absolute path, or `:memory:`. */
  file: string;
  /** `undefined`: the first one that works. */
  driver: SqliteDriver | undefined;
  busyTimeoutMs: number;
  synchronous: 'normal' | 'full';
}

interface OpenConnection {
  database: SqliteDatabase;
  session: SqliteSession;
}

/** A connection that is not open yet. */
export function createSqliteConnection(options: ConnectionOptions): SqliteConnection {
  const { file } = options;
  const underWay = new Set<Promise<unknown>>();
  let opening: Promise<OpenConnection> | undefined;
  let closing: Promise<void> | undefined;

  async function open(): Promise<OpenConnection> {
    const driver = options.driver ?? (await firstDriver(defaultDrivers));
    const database = await openDatabase({ ...options, driver });
    return { database, session: createSqliteSession(database) };
  }

  async function perform<T>(work: (connection: OpenConnection) => T): Promise<T> {
    opening ??= open();
    const connection = await opening.catch((error: unknown) => {
      // The next call tries again: the directory may be there by then.
      opening = undefined;
      throw error;
    });
    try {
      return await retryWhileBusy(() => work(connection), options);
    } catch (error) {
      throw storageErrorOf(error, file);
    }
  }

  async function track<T>(work: (connection: OpenConnection) => T): Promise<T> {
    if (closing !== undefined) {
      throw new StorageError(`The store on ${shown(file)} is closed.`, { code: 'CLOSED', hint: 'Create a new one.' });
    }
    const result = perform(work);
    underWay.add(result);
    try {
      return await result;
    } finally {
      underWay.delete(result);
    }
  }

  async function shut(): Promise<void> {
    await Promise.allSettled(underWay);
    const connection = await opening?.catch(() => undefined);
    try {
      // The last connection to a file takes the log into it and removes the log.
      connection?.database.close();
    } catch (error) {
      throw storageErrorOf(error, file);
    }
  }

  return {
    read: (work) => track(({ session }) => work(session)),
    write: (work) => track(({ database, session }) => inTransaction(database, () => work(session))),
    close: () => (closing ??= shut()),
  };
}
