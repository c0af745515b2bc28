import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SqliteDatabase } from '@reposcan/sqlite';
import { describe, expect, it, vi } from 'vitest';
import { openFile, valueOf } from './fixtures/open-file.js';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteQueue } from './sqlite-queue.js';

const directory = temporaryDirectory();

function newFile(): string {
  const folder = join(directory, randomUUID());
  mkdirSync(folder);
  return join(folder, 'queue.sqlite');
}

/** A file with one waiting job. */
async function fileWithJob(): Promise<string> {
  const file = newFile();
  const queue = createSqliteQueue({ file });
  await queue.enqueue('task', 'kept');
  await queue.close();
  return file;
}

function pagesOf(database: SqliteDatabase | undefined): number {
  return database === undefined ? Number.NaN : Number(valueOf(database, 'pragma page_count'));
}

function openForReading(file: string): SqliteDatabase {
  const database = openFile(file);
  database.exec('pragma query_only = on');
  return database;
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a full disk', () => {
  it('ends an enqueue with FULL, keeps what was there, and lets the queue go on once there is room', async () => {
    const file = await fileWithJob();
    let database: SqliteDatabase | undefined;
    const queue = createSqliteQueue({ file, driver: (path) => (database = openFile(path)) });
    await queue.counts();
    const pages = pagesOf(database);
    database?.exec(`pragma max_page_count = ${pages}`);

    await expect(queue.enqueue('task', 'x'.repeat(500_000))).rejects.toMatchObject({ name: 'QueueError', code: 'FULL' });
    expect((await queue.list()).items.map(({ payload }) => payload)).toEqual(['kept']);

    database?.exec(`pragma max_page_count = ${pages + 1_000}`);
    await queue.enqueue('task', 'x'.repeat(500_000));
    expect((await queue.counts()).waiting).toBe(2);
    await queue.close();
  });

  it('refuses only what does not fit of the enqueues that come together', async () => {
    const file = await fileWithJob();
    let database: SqliteDatabase | undefined;
    const queue = createSqliteQueue({ file, driver: (path) => (database = openFile(path)) });
    await queue.counts();
    database?.exec(`pragma max_page_count = ${pagesOf(database) + 4}`);

    const answers = await Promise.allSettled([queue.cancel((await queue.list()).items[0]?.id ?? ''), queue.enqueueMany([{ name: 'task', payload: 'x'.repeat(500_000) }])]);

    expect(answers).toMatchObject([{ status: 'fulfilled', value: 'cancelled' }, { status: 'rejected', reason: { code: 'FULL' } }]);
    await queue.close();
  });
});

describe('a database that another connection has locked', () => {
  it('is BUSY when the lock is held for too long, and loses nothing', async () => {
    const file = await fileWithJob();
    const other = openFile(file);
    const queue = createSqliteQueue({ file, busyTimeoutMs: 0 });
    other.exec('begin immediate');

    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ code: 'BUSY' });
    expect((await queue.counts()).waiting).toBe(1);

    other.exec('rollback');
    await queue.enqueue('task', 1);
    expect((await queue.counts()).waiting).toBe(2);
    other.close();
    await queue.close();
  });

  it('is written once the lock is free, and the event loop runs on meanwhile', async () => {
    const file = await fileWithJob();
    const other = openFile(file);
    const queue = createSqliteQueue({ file });
    await queue.counts();
    other.exec('begin immediate');
    let settled = false;
    const enqueueing = queue.enqueue('task', 1).finally(() => (settled = true));

    // If it stopped the event loop, nobody could free the lock.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    other.exec('commit');

    await enqueueing;
    expect((await queue.counts()).waiting).toBe(2);
    other.close();
    await queue.close();
  });
});

describe('a file that is no queue', () => {
  it('is CORRUPT when it is no database, and is not touched', async () => {
    const file = newFile();
    writeFileSync(file, 'This is a text that somebody wrote and wants to keep. '.repeat(100));
    const before = digest(file);
    const queue = createSqliteQueue({ file });

    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ code: 'CORRUPT' });
    await expect(queue.counts()).rejects.toMatchObject({ code: 'CORRUPT' });

    await queue.close();
    expect(digest(file)).toBe(before);
  });

  it('is refused with NEWER_SCHEMA when a later version wrote it, and is not touched', async () => {
    const file = await fileWithJob();
    const database = openFile(file);
    database.exec(`insert into reposcan_queue_migrations values (99, 'the future', '2030-01-01T00:00:00.000Z')`);
    database.close();
    const before = digest(file);
    const queue = createSqliteQueue({ file });

    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ code: 'NEWER_SCHEMA', message: expect.stringContaining('version 99') });

    await queue.close();
    expect(digest(file)).toBe(before);
    expect(readdirSync(dirname(file))).toEqual(['queue.sqlite']);
  });

  it('is UNAVAILABLE where there can be no file, and is opened by the next call once there can', async () => {
    const folder = newFile();
    writeFileSync(folder, 'a file where a directory should be');
    const queue = createSqliteQueue({ file: join(folder, 'queue.sqlite') });

    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ name: 'QueueError', code: 'UNAVAILABLE' });

    await queue.close();
  });

  it('is READ_ONLY when it may only be read: what is there can be seen, and its worker goes on once it may be written', async () => {
    const file = await fileWithJob();
    let database: SqliteDatabase | undefined;
    const queue = createSqliteQueue({ file, driver: (path) => (database = openForReading(path)) });

    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ name: 'QueueError', code: 'READ_ONLY', message: expect.stringContaining('may not be written') });
    const { items } = await queue.list();
    expect(items.map(({ payload }) => payload)).toEqual(['kept']);
    const errors: unknown[] = [];
    queue.work({ task: () => 'done' }, { onError: (error) => errors.push(error) });
    await vi.waitFor(() => expect(errors[0]).toMatchObject({ code: 'READ_ONLY' }));
    database?.exec('pragma query_only = off');
    expect(await queue.waitFor(items[0]?.id ?? '')).toMatchObject({ state: 'completed', attempts: 1 });

    await queue.close();
  });

  it.each([[{ file: '' }], [{ file: 'x', busyTimeoutMs: -1 }], [{ file: 'x', synchronous: 'off' as 'full' }]])('is refused with the options %o', (options) => {
    expect(() => createSqliteQueue(options)).toThrow(expect.objectContaining({ name: 'QueueError', code: 'INVALID_OPTIONS' }));
  });
});
