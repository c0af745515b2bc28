import { queueConformance } from '@reposcan/queue/testing';
import { betterSqlite, nodeSqlite, type DriverCandidate } from '@reposcan/sqlite';
import { describe, test } from 'vitest';
import { kitSetup } from './fixtures/kit-setup.js';

const candidates: [name: string, candidate: DriverCandidate][] = [
  ['better-sqlite3', betterSqlite],
  ['node:sqlite', nodeSqlite],
];

for (const [name, candidate] of candidates) {
  const driver = await candidate().catch(() => undefined);

  describe.skipIf(driver === undefined)(`a SQLite queue on ${name}${driver === undefined ? ' [skipped: this machine does not have it]' : ''}`, () => {
    queueConformance({ test, create: kitSetup({ driver }) });
  });
}
