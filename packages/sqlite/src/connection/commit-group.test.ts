import { describe, expect, it } from 'vitest';
import { columnOf, openFile } from '../fixtures/open-file.js';
import { createCommitGroup, type TransactionScope } from './commit-group.js';
import { createSqliteSession, type SqliteSession } from './sqlite-session.js';

/** A group on a table of unique numbers, and how often it committed. */
function groupOn(options: { busyFor?: number; busyTimeoutMs?: number; scope?: TransactionScope<number> } = {}) {
  const database = openFile(':memory:');
  database.exec('create table numbers (value integer unique)');
  const session = createSqliteSession(database);
  let { busyFor = 0 } = options;
  let commits = 0;
  const watched: SqliteSession = {
    exec: (sql) => session.exec(sql),
    prepare(sql) {
      if (sql === 'begin immediate' && (busyFor -= 1) >= 0) throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      if (sql === 'commit') commits += 1;
      return session.prepare(sql);
    },
  };
  return {
    group: createCommitGroup(watched, { busyTimeoutMs: options.busyTimeoutMs ?? 5_000, scope: options.scope ?? { begin: () => 0, end: () => {} } }),
    commits: () => commits,
    values: () => columnOf(database, 'select value from numbers order by rowid'),
  };
}

const insert =
  (...values: number[]) =>
  (session: SqliteSession): number[] => {
    for (const value of values) session.prepare('insert into numbers values (?)').run(value);
    return values;
  };

describe('a commit group', () => {
  it('writes what comes together in the order of the calls, in one commit, and answers each', async () => {
    const { group, commits, values } = groupOn();

    const answers = await Promise.all([group.write(insert(3)), group.write(insert(1)), group.write(insert(2))]);

    expect(answers).toEqual([[3], [1], [2]]);
    expect(values()).toEqual([3, 1, 2]);
    expect(commits()).toBe(1);
  });

  it('writes what comes one after the other in commits of their own', async () => {
    const { group, commits, values } = groupOn();

    for (const value of [1, 2, 3]) await group.write(insert(value));

    expect(values()).toEqual([1, 2, 3]);
    expect(commits()).toBe(3);
  });

  it('keeps the others whole when one fails, and nothing of the one that failed', async () => {
    const { group, values } = groupOn();

    const answers = await Promise.allSettled([group.write(insert(1, 2)), group.write(insert(3, 4, 1)), group.write(insert(5, 6))]);

    expect(answers).toMatchObject([
      { status: 'fulfilled', value: [1, 2] },
      { status: 'rejected', reason: { message: expect.stringContaining('UNIQUE constraint failed') } },
      { status: 'fulfilled', value: [5, 6] },
    ]);
    expect(values()).toEqual([1, 2, 5, 6]);
  });

  it('writes all once the lock of another connection is free, each once', async () => {
    const { group, commits, values } = groupOn({ busyFor: 3 });

    await Promise.all([group.write(insert(1, 2)), group.write(insert(3))]);

    expect(values()).toEqual([1, 2, 3]);
    expect(commits()).toBe(1);
  });

  it('rejects all when the lock is held for too long, writes nothing of them, and goes on with the next', async () => {
    const { group, values } = groupOn({ busyFor: 1, busyTimeoutMs: 0 });

    const answers = await Promise.allSettled([group.write(insert(1)), group.write(insert(2))]);

    expect(answers).toMatchObject([{ reason: { code: 'SQLITE_BUSY' } }, { reason: { code: 'SQLITE_BUSY' } }]);
    expect(values()).toEqual([]);
    await group.write(insert(3));
    expect(values()).toEqual([3]);
  });

  it('begins and ends what the writes of a transaction share, once for all of them', async () => {
    const database = { began: 0, ended: [] as number[] };
    const { group } = groupOn({ scope: { begin: () => (database.began += 1), end: (_, scope) => void database.ended.push(scope) } });

    const shared = await Promise.all([group.write((_, scope) => scope), group.write((_, scope) => scope)]);
    const next = await group.write((_, scope) => scope);

    expect([shared, next]).toEqual([[1, 1], 2]);
    expect(database.ended).toEqual([1, 2]);
  });

  it('does not end what they share when one fails, and begins it anew for each of them', async () => {
    const ended: number[] = [];
    let began = 0;
    const { group, values } = groupOn({ scope: { begin: () => (began += 1), end: (_, scope) => void ended.push(scope) } });

    await Promise.allSettled([group.write(insert(1)), group.write(insert(2, 1))]);

    expect(values()).toEqual([1]);
    expect([began, ended]).toEqual([3, [2]]);
  });

  it('takes a write that comes while others are written', async () => {
    const { group, values } = groupOn();

    await group.write(insert(1)).then(() => Promise.all([group.write(insert(2)), group.write(insert(3))]));

    expect(values()).toEqual([1, 2, 3]);
  });
});
