import { describe, expect, it } from 'vitest';
import { checkedLatency, delayOf, realSleep } from './latency.js';
import { GithubTestingError } from './testing-error.js';

describe('delayOf', () => {
  const model = { base: 300, perNode: 0.1, perCounter: 25 };

  it.each([
    ['the base for nothing', { nodes: 0, counters: 0 }, { ms: 300, gaveUp: false }],
    ['more for nodes', { nodes: 100, counters: 0 }, { ms: 310, gaveUp: false }],
    ['much more for counters', { nodes: 100, counters: 200 }, { ms: 5310, gaveUp: false }],
    ['the ceiling at most', { nodes: 0, counters: 1000 }, { ms: 10_000, gaveUp: true }],
  ])('is %s', (_, work, expected) => {
    expect(delayOf(model, work)).toEqual(expected);
  });

  it('scales the waiting, not the giving up', () => {
    expect(delayOf({ ...model, scale: 0 }, { nodes: 0, counters: 1000 })).toEqual({ ms: 0, gaveUp: true });
    expect(delayOf({ ...model, scale: 0.5 }, { nodes: 0, counters: 0 })).toEqual({ ms: 150, gaveUp: false });
  });

  it('is nothing by default', () => {
    expect(delayOf({}, { nodes: 1000, counters: 1000 })).toEqual({ ms: 0, gaveUp: false });
  });
});

describe('checkedLatency', () => {
  it.each([{ base: -1 }, { scale: Number.NaN }])('refuses %o', (model) => {
    expect(() => checkedLatency(model)).toThrow(GithubTestingError);
  });
});

describe('realSleep', () => {
  it('rejects with the reason as soon as it is aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const sleeping = realSleep(60_000, controller.signal);

    controller.abort(reason);

    await expect(sleeping).rejects.toBe(reason);
    await expect(realSleep(60_000, controller.signal)).rejects.toBe(reason);
  });
});
