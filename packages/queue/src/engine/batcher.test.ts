import { describe, expect, it } from 'vitest';
import { createBatcher } from './batcher.js';
import { createTurn } from './turn.js';

describe('createBatcher', () => {
  it('combines the calls of one tick and gives each its own answer', async () => {
    const batches: number[][] = [];
    const batcher = createBatcher<number, number>(createTurn(), async (inputs) => {
      batches.push([...inputs]);
      return inputs.map((input) => input * 10);
    });

    const answers = await Promise.all([1, 2, 3].map((input) => batcher.add(input)));

    expect(answers).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('collects while a batch is being written, and never writes two at once', async () => {
    const batches: number[][] = [];
    const release: (() => void)[] = [];
    const batcher = createBatcher<number, number>(createTurn(), async (inputs) => {
      batches.push([...inputs]);
      await new Promise<void>((resolve) => release.push(resolve));
      return [...inputs];
    });

    const first = batcher.add(1);
    await new Promise(setImmediate);
    const others = Promise.all([batcher.add(2), batcher.add(3)]);
    await new Promise(setImmediate);
    expect(batches).toEqual([[1]]);

    release.shift()?.();
    await first;
    await new Promise(setImmediate);
    release.shift()?.();

    expect(await others).toEqual([2, 3]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('writes more than fits into several batches, in order', async () => {
    const sizes: number[] = [];
    const batcher = createBatcher<number, number>(createTurn(), async (inputs) => {
      sizes.push(inputs.length);
      return [...inputs];
    }, 4);

    expect(await Promise.all(Array.from({ length: 10 }, (_, input) => batcher.add(input)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sizes).toEqual([4, 4, 2]);
  });

  it('fails the calls of a batch that fails, and goes on', async () => {
    let broken = true;
    const batcher = createBatcher<number, number>(createTurn(), async (inputs) => {
      if (broken) throw new Error('disk full');
      return [...inputs];
    });

    expect(await Promise.allSettled([batcher.add(1), batcher.add(2)])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    broken = false;

    expect(await batcher.add(3)).toBe(3);
    await expect(batcher.idle()).resolves.toBeUndefined();
  });
});
