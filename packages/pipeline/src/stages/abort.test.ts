import { describe, expect, it } from 'vitest';
import { pipelineRejection } from '../fixtures/rejection.js';
import { runStages } from './run-stages.js';
import type { Stage } from './stage.js';
import { stagePlan } from './stage-plan.js';

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
