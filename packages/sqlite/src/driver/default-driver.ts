import { createRequire } from 'node:module';
import { SqliteError } from '../sqlite-error.js';
import type { SqliteDatabase, SqliteDriver } from './sqlite-driver.js';

/** A driver that may or may not be there. Rejects when it is not. */
export type DriverCandidate = () => Promise<SqliteDriver>;

/**
 * The first driver that works.
 * @throws {SqliteError} `UNAVAILABLE` when none does
 */
export async function firstDriver(candidates: readonly DriverCandidate[]): Promise<SqliteDriver> {
  const failures: unknown[] = [];
  for (const candidate of candidates) {
    try {
      return await candidate();
    } catch (failure) {
      failures.push(failure);
    }
  }
  throw new SqliteError('There is no SQLite driver: better-sqlite3 cannot be loaded and this version of Node.js has no node:sqlite.', {
    code: 'UNAVAILABLE',
    hint: 'Install better-sqlite3 (npm rebuild better-sqlite3, where Node.js was changed), or use Node.js 22.13 or later.',
    cause: new AggregateError(failures),
  });
}

/** A class that opens a file when it is created. */
type DatabaseClass = new (file: string) => SqliteDatabase;

/** better-sqlite3, where its addon was built or downloaded for this version of Node.js. */
export const betterSqlite: DriverCandidate = async () => {
  // Not an import: bundlers would take it in, and lose the addon.
  const Database = createRequire(import.meta.url)('better-sqlite3') as DatabaseClass;
  // The module loads without its addon; only a connection needs it.
  new Database(':memory:').close();
  return (file) => new Database(file);
};

/** The SQLite of Node.js itself, from 22.13 on. */
export const nodeSqlite: DriverCandidate = async () => {
  // Not an import: bundlers take the unknown `node:sqlite` for a package named sqlite.
  const sqlite = process.getBuiltinModule('node:sqlite') as { DatabaseSync: DatabaseClass } | undefined;
  if (sqlite === undefined) throw new Error('This version of Node.js has no node:sqlite.');
  return (file) => new sqlite.DatabaseSync(file);
};

/** What is tried when no driver is given, in this order. */
export const defaultDrivers: readonly DriverCandidate[] = [betterSqlite, nodeSqlite];
