export type { TransactionScope } from './connection/commit-group.js';
export { createSqliteConnection, type SqliteConnection, type SqliteDesign, type SqliteOptions } from './connection/sqlite-connection.js';
export { retryWhileBusy, type RetryOptions } from './connection/retry-while-busy.js';
export type { SqliteSession } from './connection/sqlite-session.js';
export { betterSqlite, defaultDrivers, firstDriver, nodeSqlite, type DriverCandidate } from './driver/default-driver.js';
export type { SqliteDatabase, SqliteDriver, SqliteStatement, SqliteValue } from './driver/sqlite-driver.js';
export type { SqliteMigration, SqliteSchema } from './schema/sqlite-schema.js';
export * from './sqlite-error.js';
export { isBusy, isReadOnly, sqliteErrorOf } from './sqlite-failure.js';
