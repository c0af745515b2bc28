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

  it('takes the next one where the addon of the first was built for another version of Node.js', async () => {
    const driver: SqliteDriver = () => {
      throw new Error('not used');
    };
    const mismatch = Object.assign(new Error('was compiled against a different Node.js version using NODE_MODULE_VERSION 115.'), { code: 'ERR_DLOPEN_FAILED' });

    expect(await firstDriver([() => Promise.reject(mismatch), async () => driver])).toBe(driver);
  });

  it('says what to install when there is none, and why each failed', async () => {
    await expect(firstDriver([missing, missing])).rejects.toMatchObject({
      name: 'SqliteError',
      code: 'UNAVAILABLE',
      message: expect.stringContaining('or use Node.js 22.13 or later.'),
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
