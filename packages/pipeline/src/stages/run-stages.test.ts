import { ReposcanError } from '@reposcan/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { pipelineRejection } from '../fixtures/rejection.js';
import { runStages } from './run-stages.js';
import type { Stage } from './stage.js';
import type { StageEvent } from './stage-event.js';
import { stagePlan } from './stage-plan.js';

const statuses = (timings: { stages: { stage: string; status: string }[] }) =>
  Object.fromEntries(timings.stages.map(({ stage, status }) => [stage, status]));

describe('the order of stages', () => {
  it('runs them one after another, each with the results of those before it', async () => {
    const order: string[] = [];
    const plan = stagePlan()
      .required('first', {
        run: async () => {
          order.push('first starts');
          await Promise.resolve();
          order.push('first ends');
          return 2;
        },
      })
      .required('second', {
        run: ({ first }) => {
          order.push('second starts');
          return first * 21;
        },
      });

    const { results } = await runStages(plan);

    expect(order).toEqual(['first starts', 'first ends', 'second starts']);
    expect(results).toEqual({ first: 2, second: 42 });
    expectTypeOf(results.second).toEqualTypeOf<number>();
  });

  it('tells the listener everything in the order in which it happens', async () => {
    const clock = createManualClock();
    const events: StageEvent[] = [];
    const plan = stagePlan().required('counting', {
      run: (_, stage) => {
        clock.advance(30);
        stage.progress({ done: 1, total: 2, unit: 'files', label: 'reading' });
        stage.warn({ code: 'FILE_SKIPPED', message: 'One was unreadable.' });
        return 'two';
      },
    });

    await runStages(plan, { clock, targets: { total: null, stages: { counting: 100 } }, onEvent: (event) => events.push(event) });

    const timing = { stage: 'counting', ms: 30, targetMs: 100, exceeded: false, status: 'completed' };
    const later = '2026-01-01T00:00:00.030Z';
    expect(events).toEqual([
      { type: 'stage-started', at: '2026-01-01T00:00:00.000Z', stage: 'counting', targetMs: 100 },
      { type: 'stage-progress', at: later, stage: 'counting', done: 1, total: 2, unit: 'files', label: 'reading' },
      { type: 'warning', at: later, warning: { code: 'FILE_SKIPPED', stage: 'counting', message: 'One was unreadable.' } },
      { type: 'partial', at: later, stage: 'counting', result: 'two' },
      { type: 'stage-completed', at: later, stage: 'counting', timing },
    ]);
  });

  it('shows a result that must not leave the run in the form that its stage chose', async () => {
    const shown: unknown[] = [];
    const plan = stagePlan()
      .required('opening', { run: () => ({ handle: Symbol('handle'), name: 'reposcan' }), show: ({ name }) => name })
      .required('failing', {
        run: () => {
          throw new Error('no');
        },
      });

    const error = await pipelineRejection(runStages(plan, { onEvent: (event) => event.type === 'partial' && shown.push(event.result) }));

    expect(shown).toEqual(['reposcan']);
    expect(error.partial).toEqual({ opening: 'reposcan' });
  });

  it('ignores progress and warnings of a stage that has ended', async () => {
    const kept: Stage[] = [];
    const events: string[] = [];
    const plan = stagePlan()
      .required('first', { run: (_, stage) => void kept.push(stage) })
      .required('second', {
        run: () => {
          kept[0]?.progress({ done: 1, total: 1, unit: 'files' });
          kept[0]?.warn({ code: 'FILE_SKIPPED', message: 'Too late.' });
        },
      });

    const { warnings } = await runStages(plan, { onEvent: ({ type }) => events.push(type) });

    expect(warnings).toEqual([]);
    expect(events).not.toContain('stage-progress');
  });

  it('refuses two stages of the same name', () => {
    const plan = stagePlan().required('same', { run: () => 1 });

    expect(() => plan.optional('same', { run: () => 2 })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

describe('a stage that fails', () => {
  const failing = {
    run: (): number => {
      throw new TypeError('The disk\u202e is\nfull');
    },
  };

  it('ends the run when it is required, with what the stages before it gave', async () => {
    const events: StageEvent[] = [];
    const plan = stagePlan()
      .required('first', { run: () => 1 })
      .required('second', failing)
      .required('third', { run: () => 3 })
      .optional('fourth', { run: () => 4 });

    const error = await pipelineRejection(runStages(plan, { onEvent: (event) => events.push(event) }));

    expect(error).toMatchObject({ code: 'STAGE_FAILED', stage: 'second', partial: { first: 1 }, cause: expect.any(TypeError) });
    expect(error.message).toBe('The stage "second" failed: The disk is full');
    expect(statuses(error.unfinished?.timings ?? { stages: [] })).toEqual({
      first: 'completed',
      second: 'failed',
      third: 'skipped',
      fourth: 'skipped',
    });
    expect(events).toContainEqual(expect.objectContaining({ type: 'stage-failed', stage: 'second', required: true }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'stage-skipped', stage: 'fourth', reason: 'failed-before' }));
  });

  it('is a warning when it is optional: the stages after it run, those that need it are skipped', async () => {
    const reasons: unknown[] = [];
    const plan = stagePlan()
      .optional('second', failing)
      .optional('dependant', { needs: ['second'], run: ({ second }) => second + 1 })
      .optional('grandchild', { needs: ['dependant'], run: ({ dependant }) => dependant + 1 })
      .required('independent', { run: ({ second }) => second ?? 'without' });

    const { results, timings, warnings } = await runStages(plan, {
      onEvent: (event) => event.type === 'stage-skipped' && reasons.push([event.stage, event.reason]),
    });

    expect(results).toEqual({ independent: 'without' });
    expect(statuses(timings)).toEqual({ second: 'failed', dependant: 'skipped', grandchild: 'skipped', independent: 'completed' });
    expect(reasons).toEqual([
      ['dependant', 'missing-result'],
      ['grandchild', 'missing-result'],
    ]);
    expect(warnings).toEqual([{ code: 'STAGE_FAILED', stage: 'second', message: 'The stage "second" failed: The disk is full' }]);
  });

  it('gives its dependants its result when it completes', async () => {
    const plan = stagePlan()
      .optional('first', { run: () => 1 })
      .optional('dependant', {
        needs: ['first'],
        run: ({ first }) => {
          expectTypeOf(first).toEqualTypeOf<number>();
          return first + 1;
        },
      });

    const { results } = await runStages(plan);

    expect(results).toEqual({ first: 1, dependant: 2 });
    expectTypeOf(results.dependant).toEqualTypeOf<number | undefined>();
  });

  it('becomes the warning that its plan chose', async () => {
    const plan = stagePlan().optional('storing', { ...failing, onFailure: (reason) => ({ code: 'STORE_FAILED', message: `Not stored: ${reason}` }) });

    const { warnings } = await runStages(plan);

    expect(warnings).toEqual([{ code: 'STORE_FAILED', stage: 'storing', message: 'Not stored: The disk is full' }]);
  });

  it.each(['when', 'show'] as const)('also fails through its %s', async (part) => {
    const plan = stagePlan().optional('odd', {
      run: () => 1,
      [part]: () => {
        throw new Error('broken');
      },
    });

    const { results, timings, warnings } = await runStages(plan);

    expect(results).toEqual({});
    expect(statuses(timings)).toEqual({ odd: 'failed' });
    expect(warnings.map(({ code }) => code)).toEqual(['STAGE_FAILED']);
  });

  it('never shows a secret in messages, events and warnings, whatever it threw', async () => {
    const secret = 'ghp_verysecret';
    const events: StageEvent[] = [];
    const plan = stagePlan()
      .optional('leaking', {
        run: (_, stage) => {
          stage.warn({ code: 'PARTIAL_RESULT', message: `GET /?token=${secret}` });
          stage.defer(() => Promise.reject(new Error(`rm ${secret}`)));
          throw new Error(`Bad credentials: ${secret}`);
        },
      })
      .required('ending', {
        run: () => {
          throw new ReposcanError(`Again ${secret}`, { code: 'ODD' });
        },
      });

    const error = await pipelineRejection(runStages(plan, { secrets: [secret, ''], onEvent: (event) => events.push(event) }));

    expect(error.message).toBe('The stage "ending" failed: Again ***');
    expect(JSON.stringify([events, error.unfinished])).not.toContain(secret);
    expect(error.unfinished?.warnings).toHaveLength(3);
  });
});

describe('a listener', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('listener');
      },
    ],
    ['rejects', () => Promise.reject(new Error('listener')) as unknown as void],
  ])('that %s changes nothing', async (_, onEvent) => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', listen);
    const plan = stagePlan()
      .required('one', { run: () => 1 })
      .required('two', { run: (__, stage) => stage.progress({ done: 1, total: 1, unit: 'files' }) });

    const { results, warnings } = await runStages(plan, { onEvent });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);

    expect(results.one).toBe(1);
    expect(warnings).toEqual([]);
    expect(unhandled).toEqual([]);
  });
});
