import { describe, expect, it } from 'vitest';
import { createManualClock } from './manual-clock.js';

describe('createManualClock', () => {
  it('stands still until it is moved', async () => {
    const clock = createManualClock({ startAt: 1_000 });

    await clock.advance(500);

    expect(clock.now()).toBe(1_500);
    expect(createManualClock().now()).toBe(Date.UTC(2026, 0, 1));
  });

  it('runs timers in the order of their time, each at its time, and ties in the order of setting', async () => {
    const clock = createManualClock({ startAt: 0 });
    const ran: [string, number][] = [];
    for (const [name, ms] of [['c', 30], ['a', 10], ['b', 20], ['b2', 20], ['never', 31]] as const) {
      clock.setTimeout(() => ran.push([name, clock.now()]), ms);
    }

    await clock.advance(30);

    expect(ran).toEqual([['a', 10], ['b', 20], ['b2', 20], ['c', 30]]);
    expect(clock.pending).toBe(1);
  });

  it('runs timers that timers set, what they set going happening in between', async () => {
    const clock = createManualClock({ startAt: 0 });
    const ran: number[] = [];
    const again = (): void =>
      void Promise.resolve().then(() => {
        ran.push(clock.now());
        clock.setTimeout(again, 10);
      });
    clock.setTimeout(again, 10);

    await clock.advance(35);

    expect(ran).toEqual([10, 20, 30]);
  });

  it('lets time go on beyond a timer that sets itself again without a delay', async () => {
    const clock = createManualClock({ startAt: 0 });
    const again = (): void => void clock.setTimeout(again, 0);
    again();

    await clock.advance(20);

    expect(clock.now()).toBe(20);
  });

  it('does not run timers that were cleared', async () => {
    const clock = createManualClock();
    let ran = false;
    clock.clearTimeout(clock.setTimeout(() => (ran = true), 5));
    clock.clearTimeout(undefined);

    await clock.advance(10);

    expect(ran).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('sets the time of day without moving timers', async () => {
    const clock = createManualClock({ startAt: 0 });
    const ran: number[] = [];
    clock.setTimeout(() => ran.push(clock.now()), 100);

    clock.jump(-1_000);
    await clock.advance(99);
    expect(ran).toEqual([]);
    await clock.advance(1);

    expect(ran).toEqual([-900]);
  });

  it('gives a fork the same time, and timers that can be frozen by themselves', async () => {
    const clock = createManualClock({ startAt: 0 });
    const fork = clock.fork();
    const ran: [string, number][] = [];
    clock.setTimeout(() => ran.push(['clock', clock.now()]), 10);
    fork.setTimeout(() => ran.push(['fork', fork.now()]), 10);

    fork.freeze();
    await clock.advance(50);
    expect(fork.now()).toBe(50);
    expect(ran).toEqual([['clock', 10]]);
    fork.thaw();
    await clock.advance(0);

    expect(ran).toEqual([['clock', 10], ['fork', 50]]);
    expect(clock.pending).toBe(0);
  });
});
