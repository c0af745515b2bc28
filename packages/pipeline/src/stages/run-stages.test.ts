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

describe('an abort', () => {
  /** Three stages that note what they do; the one called `abortIn` aborts and then acts as told. */
  function scenario(abortIn: string, afterwards: 'rejects' | 'completes') {
    const controller = new AbortController();
    const notes: string[] = [];
    const stage = (name: string) => ({
      run: async (_: unknown, { defer, signal }: Stage) => {
        defer(() => void notes.push(`${name} cleaned up`));
        notes.push(`${name} ran`);
        if (name !== abortIn) return name;
        controller.abort(new Error('enough'));
        await Promise.resolve();
        if (afterwards === 'rejects') signal.throwIfAborted();
        return name;
      },
    });
    const plan = stagePlan().required('one', stage('one')).optional('two', stage('two')).required('three', stage('three'));
    return { plan, notes, signal: controller.signal };
  }

  it.each(['one', 'two', 'three'])('in stage %s ends the run there and cleans up, last first', async (abortIn) => {
    const { plan, notes, signal } = scenario(abortIn, 'rejects');
    const names = ['one', 'two', 'three'];
    const reached = names.slice(0, names.indexOf(abortIn) + 1);

    const error = await pipelineRejection(runStages(plan, { signal }));

    expect(error).toMatchObject({ code: 'ABORTED', stage: abortIn, cause: new Error('enough') });
    expect(notes).toEqual([...reached.map((name) => `${name} ran`), ...reached.toReversed().map((name) => `${name} cleaned up`)]);
    expect(error.partial).toEqual(Object.fromEntries(reached.slice(0, -1).map((name) => [name, name])));
    expect(error.unfinished?.timings.stages.map(({ status }) => status)).toEqual(
      names.map((name) => (reached.indexOf(name) < reached.length - 1 && reached.includes(name) ? 'completed' : 'aborted')),
    );
    expect(error.unfinished?.warnings).toEqual([]);
  });

  it.each([
    { abortIn: 'one', partial: ['one'], endsIn: 'two' },
    { abortIn: 'three', partial: ['one', 'two', 'three'], endsIn: 'three' },
  ])('that stage $abortIn ignores still ends the run, and the result of that stage is kept', async ({ abortIn, partial, endsIn }) => {
    const { plan, signal } = scenario(abortIn, 'completes');

    const error = await pipelineRejection(runStages(plan, { signal }));

    expect(error).toMatchObject({ code: 'ABORTED', stage: endsIn });
    expect(Object.keys(error.partial)).toEqual(partial);
  });

  it('before the start starts nothing', async () => {
    const { plan, notes } = scenario('none', 'completes');
    const events: string[] = [];

    const error = await pipelineRejection(runStages(plan, { signal: AbortSignal.abort(), onEvent: ({ type }) => events.push(type) }));

    expect(error).toMatchObject({ code: 'ABORTED', stage: 'one', partial: {} });
    expect(notes).toEqual([]);
    expect(new Set(events)).toEqual(new Set(['stage-aborted']));
  });

  it('waits until the running stage has really ended', async () => {
    const controller = new AbortController();
    const notes: string[] = [];
    let release = () => {};
    const plan = stagePlan().required('slow', {
      run: async (_, { defer }) => {
        defer(() => void notes.push('cleaned up'));
        await new Promise<void>((resolve) => (release = resolve));
        notes.push('ended');
      },
    });

    const running = pipelineRejection(runStages(plan, { signal: controller.signal })).then(() => notes.push('rejected'));
    controller.abort();
    await new Promise((resolve) => setImmediate(resolve));
    notes.push('released');
    release();
    await running;

    expect(notes).toEqual(['released', 'ended', 'cleaned up', 'rejected']);
  });
});

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
