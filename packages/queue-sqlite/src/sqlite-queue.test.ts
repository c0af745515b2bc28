import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueConformance, type ConformanceJobs, type ManualClock } from '@reposcan/queue/testing';
import { betterSqlite, nodeSqlite, type DriverCandidate } from '@reposcan/sqlite';
import { describe, test } from 'vitest';
import { createSqliteQueue } from './sqlite-queue.js';

const candidates: [name: string, candidate: DriverCandidate][] = [
  ['better-sqlite3', betterSqlite],
  ['node:sqlite', nodeSqlite],
];

for (const [name, candidate] of candidates) {
  const driver = await candidate().catch(() => undefined);

  describe.skipIf(driver === undefined)(`a SQLite queue on ${name}${driver === undefined ? ' [skipped: it is not there]' : ''}`, () => {
    queueConformance({
      test,
      create({ jobNames, clock }) {
        const directory = mkdtempSync(join(tmpdir(), 'reposcan-queue-'));
        const open = (ownClock: ManualClock | undefined) =>
          createSqliteQueue<ConformanceJobs>({ file: join(directory, 'queue.sqlite'), driver, jobNames, clock: ownClock });
        return {
          queue: open(clock),
          openAnother: (otherClock) => open(otherClock ?? clock),
          reopen: () => open(clock),
          dispose: () => rmSync(directory, { recursive: true, force: true }),
        };
      },
      lacks: { spawnWorker: 'x' },
    });
  });
}
