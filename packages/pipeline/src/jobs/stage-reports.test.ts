import type { PartialResult } from '@reposcan/queue';
import { describe, expect, it } from 'vitest';
import type { ScanProgress } from './scan-jobs.js';
import { createStageReports } from './stage-reports.js';

interface Shown {
  one: number[];
  two: string;
}

const at = '2026-01-01T00:00:00.000Z';
const summaries = { one: (list: number[]) => list.length, two: (text: string) => text.length };

/** Reports to a job that notes what it is told; `append` decides what becomes of a partial result. */
function reporting(append: (value: unknown) => Promise<void> = async () => {}) {
  const noted = { progress: [] as unknown[], partials: [] as unknown[] };
  const run = {
    progress: (value: unknown) => void noted.progress.push(value as ScanProgress),
    partial: async (value: unknown): Promise<PartialResult<unknown>> => {
      await append(value);
      noted.partials.push(value);
      return { seq: noted.partials.length, attempt: 1, at: 0, value };
    },
  };
  return { reports: createStageReports<Shown, unknown>(run, summaries), noted };
}

describe('the reports of a scan to its job', () => {
  it('keep the order of the stages, also where the first takes longer to keep than the second', async () => {
    let release = () => {};
    const first = new Promise<void>((resolve) => (release = resolve));
    const { reports, noted } = reporting((value) => ((value as { stage: string }).stage === 'one' ? first : Promise.resolve()));

    reports.onEvent({ type: 'partial', at, stage: 'one', result: [1, 2, 3] });
    reports.onEvent({ type: 'partial', at, stage: 'two', result: 'ab' });
    await new Promise((resolve) => setImmediate(resolve));
    const before = [...noted.partials];
    release();
    await reports.flush();

    expect(before).toEqual([]);
    expect(noted.partials).toEqual([
      { stage: 'one', summary: 3 },
      { stage: 'two', summary: 2 },
    ]);
  });

  it('lose a partial result that cannot be kept, and nothing else', async () => {
    const { reports, noted } = reporting((value) => ((value as { stage: string }).stage === 'one' ? Promise.reject(new Error('full')) : Promise.resolve()));

    reports.onEvent({ type: 'partial', at, stage: 'one', result: [] });
    reports.onEvent({ type: 'partial', at, stage: 'two', result: '' });
    await reports.flush();

    expect(noted.partials).toEqual([{ stage: 'two', summary: 0 }]);
  });

  it('say how far the stage is, with a label that is safe to show', () => {
    const { reports, noted } = reporting();

    reports.onEvent({ type: 'stage-started', at, stage: 'two', targetMs: null });
    reports.onEvent({ type: 'stage-progress', at, stage: 'two', done: 1, total: null, unit: 'files', label: 'a\u001b[2J\u202eb' });

    expect(noted.progress).toEqual([
      { stage: 'two', step: 2, steps: 2, within: null },
      { stage: 'two', step: 2, steps: 2, within: { done: 1, total: null, unit: 'files', label: 'ab' } },
    ]);
  });

  it.each([
    { stage: 'storing', kept: { code: 'FULL', message: 'No space.' } },
    { stage: 'enriching', kept: null },
  ])('keep why the stage "$stage" failed: $kept', ({ stage, kept }) => {
    const { reports } = reporting();
    const timing = { stage, ms: 1, targetMs: null, exceeded: false, status: 'failed' as const };

    reports.onEvent({ type: 'stage-failed', at, stage, timing, required: false, error: { code: 'FULL', message: 'No space.' } });

    expect(reports.storeFailure).toEqual(kept);
  });
});
