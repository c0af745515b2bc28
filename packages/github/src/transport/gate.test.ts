import { describe, expect, it } from 'vitest';
import { createGate } from './gate.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets so many through at a time, first come first served', async () => {
    const gate = createGate(2);
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const works = [0, 1, 2, 3].map((index) =>
      gate.run(() => {
        started.push(index);
        return new Promise<void>((resolve) => finish.push(resolve));
      }),
    );

    await turn();
    expect(started).toEqual([0, 1]);
    finish[1]?.();
    await turn();
    expect(started).toEqual([0, 1, 2]);
    finish[0]?.();
    await turn();
    expect(started).toEqual([0, 1, 2, 3]);
    finish.forEach((end) => end());
    await Promise.all(works);
  });

  it('frees the place of a work that fails', async () => {
    const gate = createGate(1);

    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');

    await expect(gate.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });

  it('does not start a work whose signal aborted while it waited, and lets the next one through', async () => {
    const gate = createGate(1);
    const controller = new AbortController();
    let end = (): void => {};
    const first = gate.run(() => new Promise<void>((resolve) => (end = resolve)));
    let started = false;
    const second = gate.run(async () => void (started = true), controller.signal);
    const third = gate.run(() => Promise.resolve('third'));

    await turn();
    controller.abort(new Error('changed my mind'));
    end();

    await expect(second).rejects.toThrow('changed my mind');
    await expect(third).resolves.toBe('third');
    await first;
    expect(started).toBe(false);
  });
});
