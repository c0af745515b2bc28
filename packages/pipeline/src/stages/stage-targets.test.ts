import { describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { pipelineRejection } from '../fixtures/rejection.js';
import { runStages } from './run-stages.js';
import { stagePlan } from './stage-plan.js';

describe('timings and targets', () => {
  const clock = createManualClock();
  const taking = (ms: number) => ({ run: () => clock.advance(ms) });

  it.each([
    { ms: 100, exceeded: false },
    { ms: 100.1, exceeded: true },
    { ms: 5_000, exceeded: true },
  ])('a stage of $ms ms exceeds a target of 100 ms: $exceeded', async ({ ms, exceeded }) => {
    const plan = stagePlan().required('working', taking(ms));

    const { timings, warnings } = await runStages(plan, { clock, targets: { total: null, stages: { working: 100 } } });

    expect(timings.stages).toEqual([{ stage: 'working', ms, targetMs: 100, exceeded, status: 'completed' }]);
    expect(warnings.map(({ code, stage }) => [code, stage])).toEqual(exceeded ? [['STAGE_SLOW', 'working']] : []);
  });

  it('measures the whole run, clean-up included, against the total', async () => {
    const plan = stagePlan().required('working', {
      run: (_, stage) => {
        stage.defer(() => clock.advance(70));
        clock.advance(50);
      },
    });

    const { timings, warnings } = await runStages(plan, { clock, targets: { total: 100, stages: {} } });

    expect(timings).toMatchObject({ totalMs: 120, targetMs: 100, exceeded: true, stages: [{ ms: 50, targetMs: null }] });
    expect(warnings).toEqual([{ code: 'STAGE_SLOW', message: 'The scan took 120 ms, longer than its target of 100 ms.' }]);
  });

  it('adds the target of a stage beyond the total to it only when that stage runs', async () => {
    const targets = { total: 100, stages: { extra: 50 }, beyondTotal: ['extra'] };
    const planWith = (wanted: boolean) => stagePlan().required('working', taking(90)).optional('extra', { ...taking(40), when: () => wanted });

    const ran = await runStages(planWith(true), { clock, targets });
    const skipped = await runStages(planWith(false), { clock, targets });

    expect(ran.timings).toMatchObject({ totalMs: 130, targetMs: 150, exceeded: false });
    expect(skipped.timings).toMatchObject({ totalMs: 90, targetMs: 100, exceeded: false });
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a target of %s ms before anything starts', async (ms) => {
    let started = false;
    const plan = stagePlan().required('working', { run: () => void (started = true) });

    const error = await pipelineRejection(runStages(plan, { targets: { total: null, stages: { working: ms } } }));

    expect(error.code).toBe('INVALID_INPUT');
    expect(started).toBe(false);
  });

  it('gives a stage the run until now, as a copy', async () => {
    const plan = stagePlan()
      .required('first', { run: (_, stage) => stage.warn({ code: 'SHALLOW_CLONE', message: 'Shallow.' }) })
      .required('second', {
        run: (_, stage) => {
          const soFar = stage.soFar();
          soFar.warnings.push({ code: 'STAGE_FAILED', message: 'Not mine.' });
          return soFar;
        },
      });

    const { results, warnings } = await runStages(plan, { clock });

    expect(results.second.timings.stages.map(({ stage }) => stage)).toEqual(['first']);
    expect(results.second.warnings[0]?.code).toBe('SHALLOW_CLONE');
    expect(warnings).toHaveLength(1);
  });
});
