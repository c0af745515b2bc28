import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { queueConformance, type ConformanceJobs, type TestClock } from '@reposcan/queue/testing';
import { betterSqlite, nodeSqlite, type DriverCandidate } from '@reposcan/sqlite';
import { describe, test } from 'vitest';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteQueue } from './sqlite-queue.js';

const directory = temporaryDirectory();
const program = fileURLToPath(new URL('fixtures/conformance-worker.mjs', import.meta.url));
const candidates: [name: string, candidate: DriverCandidate][] = [
  ['better-sqlite3', betterSqlite],
  ['node:sqlite', nodeSqlite],
];
let files = 0;

for (const [name, candidate] of candidates) {
  const driver = await candidate().catch(() => undefined);

  describe.skipIf(driver === undefined)(`a SQLite queue on ${name}${driver === undefined ? ' [skipped: this machine does not have it]' : ''}`, () => {
    queueConformance({
      test,
      create({ jobNames, clock }) {
        const folder = join(directory, String((files += 1)));
        mkdirSync(folder);
        const file = join(folder, 'queue.sqlite');
        const open = (ownClock: TestClock | undefined) => createSqliteQueue<ConformanceJobs>({ file, driver, jobNames, clock: ownClock });
        return {
          queue: open(clock),
          openAnother: (otherClock) => open(otherClock ?? clock),
          reopen: () => open(clock),
          spawnWorker: (options) => fork(program, [file, JSON.stringify(options)]),
          dispose: () => rmSync(folder, { recursive: true, force: true }),
        };
      },
    });
  });
}
