import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../store-contents.js';

/** Runs, their order and their filters. */
export const runListCases: ConformanceCase[] = [
  {
    name: 'writes the run of an account scan: completed, or partial when repositories are missing',
    async run(store) {
      const scan = accountScanOf({ id: 'scan-1' });
      const warnings = [{ code: 'PARTIAL_RESULT' as const, message: 'Page 3 of 10 is missing.' }];
      const partial = accountScanOf({ id: 'scan-2', complete: false, warnings });
      await store.saveAccountScan('user-1', scan);
      await store.saveAccountScan('user-1', partial);

      assert.deepEqual(await store.getRun('user-1', 'scan-1'), {
        id: 'scan-1',
        kind: 'account-scan',
        userId: 'user-1',
        target: 'octocat',
        status: 'completed',
        startedAt: '2026-11-22T10:00:00.000Z',
        finishedAt: '2026-11-22T10:00:00.750Z',
        summary: scan.summary,
        warnings: [],
        error: null,
      });
      const run = await store.getRun('user-1', 'scan-2');
      assert.equal(run?.status, 'partial');
      assert.deepEqual(run.warnings, warnings);
      assert.deepEqual(run.summary, partial.summary);
    },
  },
  {
    name: 'writes the run of a repository scan: completed, or partial when files are missing',
    async run(store) {
      const warnings = [{ code: 'LIMIT_REACHED' as const, message: 'More than 100,000 entries.' }];
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'report-1' }));
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'report-2', warnings }));

      assert.deepEqual(await store.getRun('user-1', 'report-1'), {
        id: 'report-1',
        kind: 'repository-scan',
        userId: 'user-1',
        target: 'https://github.com/octocat/hello',
        status: 'completed',
        startedAt: '2026-11-22T10:00:00.000Z',
        finishedAt: '2026-11-22T10:00:00.750Z',
        summary: null,
        warnings: [],
        error: null,
      });
      assert.equal((await store.getRun('user-1', 'report-2'))?.status, 'partial');
    },
  },
  {
    name: 'writes a run without a result as it is',
    async run(store) {
      const run = scanRunOf();

      await store.saveRun(run);

      assert.deepEqual(await store.getRun('user-1', 'run-1'), run);
      assert.deepEqual(await store.listRuns('user-1'), { items: [run], nextCursor: null });
    },
  },
  {
    name: 'lists runs by the moment of their start, newest first, then by id, highest first',
    async run(store) {
      const starts: [id: string, startedAt: string][] = [
        ['oldest', '2025-12-31T23:59:59Z'],
        ['a', '2026-01-01T00:00:00Z'],
        ['B', '2026-01-01T00:00:00.000Z'],
        ['c', '2026-01-01T02:00:00+02:00'],
        ['milliseconds', '2026-01-01T00:00:00.001Z'],
        ['offset', '2025-12-31T23:30:00-01:00'],
        ['newest', '2026-02-01T00:00:00Z'],
      ];
      for (const [id, startedAt] of starts) await store.saveRun(scanRunOf({ id, startedAt }));

      const ids = ['newest', 'offset', 'milliseconds', 'c', 'a', 'B', 'oldest'];
      for (const limit of [1, 3, 100]) {
        const listed = await everyPage((cursor) => store.listRuns('user-1', { limit, ...cursor }));
        assert.deepEqual(
          listed.map(({ id }) => id),
          ids,
        );
      }
    },
  },
  {
    name: 'lists runs of one kind, target or status, or of all three',
    async run(store) {
      const kinds = ['account-scan', 'repository-scan'] as const;
      const statuses = ['completed', 'partial', 'failed'] as const;
      const runs = kinds.flatMap((kind) =>
        statuses.flatMap((status) =>
          ['one', 'two'].map((target) => scanRunOf({ id: `${kind} ${status} ${target}`, kind, status, target })),
        ),
      );
      for (const run of runs) await store.saveRun(run);
      const all = (await store.listRuns('user-1')).items;
      assert.equal(all.length, runs.length);

      for (const query of [
        { kind: kinds[0] },
        { target: 'two' },
        { status: statuses[1] },
        { kind: kinds[1], target: 'one', status: statuses[2] },
      ]) {
        const expected = all.filter((run) => Object.entries(query).every(([key, value]) => run[key as keyof typeof query] === value));
        assert.deepEqual((await store.listRuns('user-1', query)).items, expected);
      }
    },
  },
];
