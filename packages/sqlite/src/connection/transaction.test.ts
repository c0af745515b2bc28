import { describe, expect, it } from 'vitest';
import { columnOf, openFile } from '../fixtures/open-file.js';
import { createSqliteSession } from './sqlite-session.js';
import { inTransaction } from './transaction.js';

function tableOf(...values: number[]) {
  const database = openFile(':memory:');
  database.exec('create table numbers (value integer unique)');
  for (const value of values) database.prepare('insert into numbers values (?)').run(value);
  return { database, session: createSqliteSession(database), values: () => columnOf(database, 'select value from numbers') };
}

describe('inTransaction', () => {
  it('keeps everything that the work wrote, and hands on its result', () => {
    const { database, session, values } = tableOf(1);

    const work = (): string => {
      database.exec('insert into numbers values (2), (3)');
      return 'done';
    };

    expect(inTransaction(session, work)).toBe('done');

    expect(values()).toEqual([1, 2, 3]);
  });

  it('keeps nothing when the work throws, and can be used again', () => {
    const { database, session, values } = tableOf(1);
    const twice = (): unknown => database.exec('insert into numbers values (2); insert into numbers values (1)');

    expect(() => inTransaction(session, twice)).toThrow('UNIQUE constraint failed');

    expect(values()).toEqual([1]);
    inTransaction(session, () => database.exec('insert into numbers values (4)'));
    expect(values()).toEqual([1, 4]);
  });

  it('throws the error of the work when SQLite has rolled back by itself', () => {
    const { database, session } = tableOf();

    const work = (): void => {
      database.exec('rollback');
      database.exec('no sql');
    };

    expect(() => inTransaction(session, work)).toThrow('near "no"');
  });
});
