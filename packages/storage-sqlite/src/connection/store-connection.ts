import { createSqliteConnection, type SqliteConnection, type SqliteOptions } from '@reposcan/sqlite';
import { createQuerySession, type QuerySession } from './query-session.js';
import { storageErrorOf } from './storage-error-of.js';
import { storageSchema } from './storage-schema.js';

/** The database of a store: a `SqliteConnection` that takes queries of Kysely and fails with `StorageError`. */
export interface StoreConnection {
  read<T>(work: (session: QuerySession) => T): Promise<T>;
  /** All or nothing. The work may be run more than once: it must not change anything but the database. */
  write<T>(work: (session: QuerySession) => T): Promise<T>;
  /** Lets what is under way finish first. */
  close(): Promise<void>;
}

/**
 * A connection that is not open yet.
 * @throws {StorageError} `INVALID_INPUT` for options that cannot be right; everything else shows on first use
 */
export function createStoreConnection(options: SqliteOptions): StoreConnection {
  const connection = connectionOf(options);

  return {
    read: (work) => connection.read((session) => work(createQuerySession(session))).catch(rethrow),
    write: (work) => connection.write((session) => work(createQuerySession(session))).catch(rethrow),
    close: () => connection.close().catch(rethrow),
  };
}

function connectionOf(options: SqliteOptions): SqliteConnection {
  try {
    return createSqliteConnection({ ...options, schema: storageSchema });
  } catch (error) {
    return rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw storageErrorOf(error);
}
