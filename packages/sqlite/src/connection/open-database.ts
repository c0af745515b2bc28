import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SqliteDatabase, SqliteDriver } from '../driver/sqlite-driver.js';
import { migrate, pendingMigrations } from '../schema/migrate.js';
import type { SqliteSchema } from '../schema/sqlite-schema.js';
import { isReadOnly, sqliteErrorOf } from '../sqlite-failure.js';
import { retryWhileBusy } from './retry-while-busy.js';
import { createSqliteSession, type SqliteSession } from './sqlite-session.js';

/** How to open a database. */
export interface OpenOptions {
  /** An absolute path, or `:memory:`. */
  file: string;
  driver: SqliteDriver;
  busyTimeoutMs: number;
  synchronous: 'normal' | 'full';
  schema: SqliteSchema;
  /** Bytes; of no effect on a database that is there already. */
  pageSize: number;
}

/** A database that is open, with its schema up to date. */
export interface OpenDatabase {
  database: SqliteDatabase;
  session: SqliteSession;
}

/**
 * Opens a database, creating the file and its directory where they are missing, and brings its schema up to date.
 * @throws {SqliteError} what went wrong; nothing stays open
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  try {
    if (options.file !== ':memory:') createFile(options.file);
    return await retryWhileBusy(() => openOnce(options), options);
  } catch (error) {
    throw sqliteErrorOf(error, options.file);
  }
}

/**
 * SQLite would give a new file the rights of any other; what a token could see is for its owner only. The log beside it gets the same rights.
 * Synchronous, as opening the database is.
 */
function createFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * Room for a scan of 1,000 repositories, which is some 6 MiB: it fits into the page cache and into the log. With the defaults every such scan would wait for the disk. KiB.
 */
const room = 16_384;

function openOnce({ file, driver, synchronous, schema, pageSize }: OpenOptions): OpenDatabase {
  const database = driver(file);
  try {
    const session = createSqliteSession(database);
    // Long enough for the short locks of others; for longer ones the attempt is repeated without stopping the event loop.
    session.exec(`pragma busy_timeout = 5; pragma foreign_keys = on; pragma page_size = ${pageSize}`);
    // The first look into the file comes before the first write: it may be no database, or a newer one.
    const pending = pendingMigrations(session, file, schema);
    useWriteAheadLog(session);
    // The cache in KiB, which are negative by SQLite's convention; the log in pages, which an older file may have of another size.
    const { page_size: bytes } = session.prepare('pragma page_size').get() as { page_size: number };
    session.exec(`pragma synchronous = ${synchronous}; pragma cache_size = -${room}; pragma wal_autocheckpoint = ${Math.floor((room * 1_024) / bytes)}`);
    if (pending.length > 0) migrate(session, file, schema);
    return { database, session };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** With it, readers and one writer do not wait for each other. It is a property of the file: once set it stays. */
function useWriteAheadLog(session: SqliteSession): void {
  const { journal_mode: mode } = session.prepare('pragma journal_mode').get() as { journal_mode: string };
  if (mode === 'wal' || mode === 'memory') return;
  try {
    session.exec('pragma journal_mode = wal');
  } catch (error) {
    // What may only be read can still be read.
    if (!isReadOnly(error)) throw error;
  }
}
