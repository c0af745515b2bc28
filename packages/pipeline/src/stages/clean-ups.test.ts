import { describe, expect, it } from 'vitest';
import { pipelineRejection } from '../fixtures/rejection.js';
import { runStages } from './run-stages.js';
import { stagePlan } from './stage-plan.js';

describe('clean-up', () => {
  it('runs last first after a success, and one that fails hides neither the result nor the others', async () => {
    const notes: string[] = [];
    const plan = stagePlan().required('working', {
      run: (_, { defer }) => {
        defer(() => void notes.push('first'));
        defer(async () => Promise.reject(new Error('busy')));
        defer(() => {
          notes.push('third');
          defer(() => void notes.push('deferred by a clean-up'));
        });
        return 'done';
      },
    });

    const { results, warnings } = await runStages(plan);

    expect(results.working).toBe('done');
    expect(notes).toEqual(['third', 'deferred by a clean-up', 'first']);
    expect(warnings).toEqual([{ code: 'CLEANUP_FAILED', stage: 'working', message: 'Cleaning up after the stage "working" failed: busy' }]);
  });

  it('that fails after a failure does not hide why the run failed', async () => {
    const plan = stagePlan().required('working', {
      run: (_, { defer }) => {
        defer(() => {
          throw new Error('busy');
        });
        throw new Error('the reason');
      },
    });

    const error = await pipelineRejection(runStages(plan));

    expect(error).toMatchObject({ code: 'STAGE_FAILED', cause: new Error('the reason') });
    expect(error.unfinished?.warnings.map(({ code }) => code)).toEqual(['CLEANUP_FAILED']);
  });
});

it('cleans up even after a mistake in the plan', async () => {
  const notes: string[] = [];
  const plan = stagePlan().optional('odd', {
    run: (_, { defer }) => {
      defer(() => void notes.push('cleaned up'));
      throw new Error('first');
    },
    onFailure: () => {
      throw new Error('second');
    },
  });

  await expect(runStages(plan)).rejects.toThrow('second');

  expect(notes).toEqual(['cleaned up']);
});
