import { describe, expect, it } from 'vitest';
import { betterSqlite, defaultDrivers, firstDriver, nodeSqlite, type DriverCandidate } from './default-driver.js';
import type { SqliteDriver } from './sqlite-driver.js';

const missing: DriverCandidate = () => Promise.reject(new Error('not installed'));

describe('firstDriver', () => {
  it('takes the first driver that works', async () => {
    const driver: SqliteDriver = () => ({
      exec: () => {},
      prepare: () => ({ run: () => ({ changes: 0 }), get: () => undefined, all: () => [] }),
      close: () => {},
    });

    expect(await firstDriver([missing, async () => driver, missing])).toBe(driver);
  });

  it('says what to install when there is none, and why each failed', async () => {
    await expect(firstDriver([missing, missing])).rejects.toMatchObject({
      name: 'SqliteError',
      code: 'UNAVAILABLE',
      message: expect.stringContaining('Install better-sqlite3, or use Node.js 22.13 or later.'),
      cause: { errors: [{ message: 'not installed' }, { message: 'not installed' }] },
    });
  });
});

describe('defaultDrivers', () => {
  it('prefers better-sqlite3', () => {
    expect(defaultDrivers).toEqual([betterSqlite, nodeSqlite]);
  });

  it.each([
    ['better-sqlite3', betterSqlite],
    ['node:sqlite', nodeSqlite],
  ])('%s opens a database, or says why it cannot', async (_, candidate) => {
    const driver = await candidate().catch((error: unknown) => error);

    if (typeof driver !== 'function') {
      expect(driver).toBeInstanceOf(Error);
      return;
    }
    const database = (driver as SqliteDriver)(':memory:');
    expect(database.prepare('select 1 + ? as two').get(1)).toMatchObject({ two: 2 });
    database.close();
  });
});
