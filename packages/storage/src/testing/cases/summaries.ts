import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';

/** The summary of an account. */
export const summaryCases: ConformanceCase[] = [
  {
    name: 'answers the summary of the scan that started last, in whatever order they were written',
    async run(store) {
      const newest = accountScanOf({ id: 'scan-2', startedAt: '2026-11-22T12:00:00.000Z', repositories: 2 });
      await store.saveAccountScan('user-1', newest);
      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-1', startedAt: '2026-11-22T11:00:00.000Z', repositories: 1 }));
      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-9', login: 'hubot', startedAt: '2026-11-22T13:00:00.000Z' }));

      assert.deepEqual(await store.getScanSummary('user-1', 'octocat'), newest.summary);
    },
  },
  {
    name: 'answers the summary of a partial scan too',
    async run(store) {
      const partial = accountScanOf({ complete: false });

      await store.saveAccountScan('user-1', partial);

      assert.deepEqual(await store.getScanSummary('user-1', 'octocat'), partial.summary);
    },
  },
  {
    name: 'still answers the last summary after a scan that failed',
    async run(store) {
      const scan = accountScanOf();
      await store.saveAccountScan('user-1', scan);

      await store.saveRun(scanRunOf({ startedAt: '2026-11-23T10:00:00.000Z' }));

      assert.deepEqual(await store.getScanSummary('user-1', 'octocat'), scan.summary);
    },
  },
];
