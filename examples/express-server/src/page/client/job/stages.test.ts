import { describe, expect, it } from 'vitest';
import type { Job, Partial, Progress } from '../api/job.js';
import { stageRows } from './stages.js';

const job = (status: Job['status'], progress: Progress | null = null): Job => ({
  jobId: 'j', name: 'deep-scan', status, target: 't', createdAt: '', startedAt: null, finishedAt: null, attempts: 1, maxAttempts: 3, cancelRequested: false, progress, runId: null, error: null,
});
const at = (stage: string, within: Progress['within'] = null, steps = 8): Progress => ({ percent: 0, stage, step: 1, steps, within });
const partial = (seq: number, stage: string, summary = {}): Partial => ({ seq, stage, summary });

describe('stageRows', () => {
  it('has a place for every stage before the first one begins', () => {
    expect(stageRows({ job: job('waiting'), partials: [] }).map(({ stage, state }) => [stage, state])).toEqual(
      ['preflight', 'cloning', 'observing', 'extracting', 'graphing', 'call_graph', 'summarizing', 'storing'].map((stage) => [stage, 'waiting']),
    );
  });

  it('says how far the running stage is, and what the others found', () => {
    const rows = stageRows({ job: job('active', at('cloning', { done: 12, total: 100, unit: 'percent', label: 'receiving objects' })), partials: [partial(1, 'preflight', { commit: '0123456789abcdef' })] });

    expect(rows[0]).toMatchObject({ state: 'done', note: '0123456789' });
    expect(rows[1]).toMatchObject({ state: 'running', note: 'receiving objects, 12 %', percent: 12 });
  });

  it('marks the stage that failed, and those that were left out', () => {
    const failed = stageRows({ job: job('failed', at('cloning')), partials: [partial(1, 'preflight')] });
    const known = stageRows({ job: job('completed', at('preflight')), partials: [partial(1, 'preflight', { answeredBy: 'r' })] });

    expect(failed.map(({ state }) => state)).toEqual(['done', 'failed', ...Array<string>(6).fill('waiting')]);
    expect(known.map(({ state }) => state)).toEqual(['done', ...Array<string>(7).fill('left-out')]);
  });

  it('has a row for a stage that it does not know', () => {
    expect(stageRows({ job: job('active', at('polishing')), partials: [] }).at(-1)).toMatchObject({ stage: 'polishing', title: 'polishing', state: 'running' });
  });
});
