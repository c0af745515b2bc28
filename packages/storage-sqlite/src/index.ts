export type { SqliteDatabase, SqliteDriver, SqliteStatement } from '@reposcan/sqlite';
export * from './sqlite-store.js';
