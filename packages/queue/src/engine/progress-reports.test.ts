import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock.js';
import { createProgressReports } from './progress-reports.js';

describe('createProgressReports', () => {
  it('writes at once, then the last value every 250 ms', async () => {
    const clock = createManualClock();
    const start = clock.now();
    const written: [number, unknown][] = [];
    const reports = createProgressReports(clock, async (value) => void written.push([clock.now() - start, value]));

    reports.report(1);
    reports.report(2);
    await clock.advance(100);
    reports.report(3);
    await clock.advance(1_000);
    reports.report(4);
    await clock.advance(10);

    expect(written).toEqual([
      [0, 1],
      [250, 3],
      [1_100, 4],
    ]);
    await reports.finish();
  });

  it('writes the last value before it is finished, and none after; leaves no timer', async () => {
    const clock = createManualClock();
    const written: unknown[] = [];
    const reports = createProgressReports(clock, async (value) => void written.push(value));
    reports.report(1);
    reports.report(2);

    await reports.finish();
    reports.report(3);
    await clock.advance(1_000);

    expect(written).toEqual([1, 2]);
    expect(clock.pending).toBe(0);
  });
});
