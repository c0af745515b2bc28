import { resolve } from 'node:path';
import { plainText } from '@reposcan/core';
import { defaultDrivers, firstDriver } from '../driver/default-driver.js';
import type { SqliteDriver } from '../driver/sqlite-driver.js';
import type { SqliteSchema } from '../schema/sqlite-schema.js';
import { shownFile } from '../shown-file.js';
import { SqliteError } from '../sqlite-error.js';
import { sqliteErrorOf } from '../sqlite-failure.js';
import { createCommitGroup, type CommitGroup, type TransactionScope } from './commit-group.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { SqliteSession } from './sqlite-session.js';

/** Where a database is and how to use it: the options that adapters pass on. */
export interface SqliteOptions {
  /** Path of the database, or `:memory:`. The file and its directory are made on first use, readable by their owner only. */
  file: string;
  /**
   * Opens a database: `(file) => new Database(file)` of better-sqlite3, `(file) => new DatabaseSync(file)` of node:sqlite.
   * @default better-sqlite3 where it can be loaded, else node:sqlite
   */
  driver?: SqliteDriver;
  /**
   * How long to wait for the lock of another process. Milliseconds.
   * @default 5_000
   */
  busyTimeoutMs?: number;
  /**
   * `full` waits for the disk after each write. With `normal` a power failure can cost the last writes, a crash of the process cannot; neither
   * damages the database.
   * @default 'normal'
   */
  synchronous?: 'normal' | 'full';
}

/** What an adapter decides about its database. */
export interface SqliteDesign {
  schema: SqliteSchema;
  /**
   * Bytes of a page of a database that is made anew, a power of two from 512 on. A commit writes each page that it touched as a whole: small pages suit small writes.
   * @default 4096
   */
  pageSize?: number;
}

/** A database that is opened when it is first needed. Work on it is synchronous, so that no two pieces of it mix. */
export interface SqliteConnection<Scope = undefined> {
  read<T>(work: (session: SqliteSession) => T): Promise<T>;
  /** All or nothing, in the order of the calls; calls that come together share a commit. The work may be run more than once: it must not change anything but the database. */
  write<T>(work: (session: SqliteSession, scope: Scope) => T): Promise<T>;
  /** Lets what is under way finish first. Closing twice is fine. */
  close(): Promise<void>;
}

interface OpenConnection<Scope> extends OpenDatabase {
  group: CommitGroup<Scope>;
}

const noScope: TransactionScope<undefined> = { begin: () => undefined, end: () => {} };

/**
 * A connection that is not open yet. An opening that failed is tried again by the next call.
 * @throws {SqliteError} `INVALID_OPTIONS`; everything else shows on first use
 */
export function createSqliteConnection(options: SqliteOptions & SqliteDesign): SqliteConnection;
export function createSqliteConnection<Scope>(options: SqliteOptions & SqliteDesign & { scope: TransactionScope<Scope> }): SqliteConnection<Scope>;
export function createSqliteConnection(options: SqliteOptions & SqliteDesign & { scope?: TransactionScope<unknown> }): SqliteConnection<unknown> {
  const checked = checkedOptions(options);
  const { schema, pageSize = 4_096, scope = noScope } = options;
  const { file } = checked;
  const underWay = new Set<Promise<unknown>>();
  let opening: Promise<OpenConnection<unknown>> | undefined;
  let closing: Promise<void> | undefined;

  async function open(): Promise<OpenConnection<unknown>> {
    const driver = options.driver ?? (await firstDriver(defaultDrivers));
    const opened = await openDatabase({ ...checked, driver, schema, pageSize });
    return { ...opened, group: createCommitGroup(opened.session, { ...checked, scope }) };
  }

  async function perform<T>(work: (connection: OpenConnection<unknown>) => Promise<T>): Promise<T> {
    opening ??= open();
    const connection = await opening.catch((error: unknown) => {
      // The next call tries again: the directory may be there by then.
      opening = undefined;
      throw error;
    });
    try {
      return await work(connection);
    } catch (error) {
      throw sqliteErrorOf(error, file);
    }
  }

  async function track<T>(work: (connection: OpenConnection<unknown>) => Promise<T>): Promise<T> {
    if (closing !== undefined) {
      throw new SqliteError(`The connection to ${shownFile(file)} is closed.`, { code: 'CLOSED', hint: 'Create a new one.', input: file });
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
      throw sqliteErrorOf(error, file);
    }
  }

  return {
    read: (work) => track(({ session }) => retryWhileBusy(() => work(session), checked)),
    write: (work) => track(({ group }) => group.write(work)),
    close: () => (closing ??= shut()),
  };
}

function checkedOptions({ file, busyTimeoutMs = 5_000, synchronous = 'normal' }: SqliteOptions) {
  if (typeof file !== 'string' || file === '') {
    throw invalid(`The path of the database is ${file === '' ? 'empty' : `of type ${typeof file}`}.`, 'Give a string with at least one character.');
  }
  if (!(busyTimeoutMs >= 0 && busyTimeoutMs < Infinity)) throw invalid(`The option busyTimeoutMs is ${String(busyTimeoutMs)}.`, 'Give milliseconds, 0 or more.');
  if (synchronous !== 'normal' && synchronous !== 'full') {
    throw invalid(`The option synchronous is "${plainText(String(synchronous), 80)}".`, 'It can be normal, full.');
  }
  // Resolved now: the process may change its directory before the first use. And never a `file:` URI, which SQLite would take parameters from.
  return { file: file === ':memory:' ? file : resolve(file), busyTimeoutMs, synchronous };
}

function invalid(message: string, hint: string): SqliteError {
  return new SqliteError(message, { code: 'INVALID_OPTIONS', hint });
}
