import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openFile, valueOf } from './fixtures/open-file.js';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteQueue } from './sqlite-queue.js';

const directory = temporaryDirectory();
const programOf = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.mjs`, import.meta.url));

function newFile(name: string): string {
  mkdirSync(join(directory, name));
  return join(directory, name, 'queue.sqlite');
}

describe('a process that opens a queue, works and closes', () => {
  it('ends by itself and leaves the database alone in its folder', async () => {
    const file = newFile('one-job');

    const { stdout } = await promisify(execFile)(process.execPath, [programOf('one-job'), file], { timeout: 20_000 });

    expect(stdout).toBe('42\n');
    expect(readdirSync(dirname(file))).toEqual(['queue.sqlite']);
  });
});

describe('worker processes that are killed at random moments', () => {
  it('lose no job and settle none twice', { timeout: 60_000 }, async () => {
    const [jobs, kills] = [200, 6];
    const file = newFile('killed');
    const log = join(dirname(file), 'log');
    writeFileSync(log, '');
    const queue = createSqliteQueue({ file, retention: { completed: 1_000, failed: 1_000 } });
    await queue.enqueueMany(Array.from({ length: jobs }, (_, index) => ({ name: 'task', payload: index, options: { attempts: kills + 1 } })));
    const workers = new Set<ChildProcess>();
    const start = async (): Promise<void> => {
      const worker = fork(programOf('killed-worker'), [file, log]);
      workers.add(worker);
      await once(worker, 'message');
    };

    try {
      await Promise.all([start(), start()]);
      for (let kill = 0; kill < kills; kill += 1) {
        await sleep(Math.random() * 60);
        const [victim] = workers;
        if (victim === undefined) break;
        workers.delete(victim);
        victim.kill('SIGKILL');
        await start();
      }
      for (let left = 400; (await queue.counts()).completed < jobs && left > 0; left -= 1) await sleep(50);
    } finally {
      for (const worker of workers) worker.kill('SIGKILL');
      await Promise.all([...workers].filter((worker) => worker.exitCode === null && worker.signalCode === null).map((worker) => once(worker, 'exit')));
    }

    // Every attempt ran under a number of its own: no two workers had one at the same time, and each job was settled by its last.
    const starts = readFileSync(log, 'utf8').trim().split('\n');
    expect(new Set(starts).size).toBe(starts.length);
    const { items } = await queue.list({ limit: 1_000 });
    expect(items.map(({ payload }) => payload).toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: jobs }, (_, index) => index));
    for (const { payload, attempts, result } of items) {
      expect(result).toBe(attempts);
      expect(starts).toContain(`start ${String(payload)} ${attempts}`);
    }
    await queue.close();
    const database = openFile(file);
    expect(valueOf(database, 'pragma integrity_check')).toBe('ok');
    database.close();
  });
});
