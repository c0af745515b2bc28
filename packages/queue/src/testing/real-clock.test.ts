import { describe, expect, it } from 'vitest';
import { createRealClock } from './real-clock.js';

describe('createRealClock', () => {
  it('tells the time of the machine and sets its timers', async () => {
    const clock = createRealClock();
    const before = Date.now();

    await new Promise<void>((resolve) => clock.setTimeout(resolve, 20));

    expect(clock.now()).toBeGreaterThan(before);
    expect(clock.pending).toBe(0);
  });

  it('counts the timers of its forks, and those alone that are set', () => {
    const clock = createRealClock();
    const handle = clock.fork().setTimeout(() => {}, 60_000);
    clock.setTimeout(() => {}, 60_000);

    expect(clock.pending).toBe(2);
    clock.clearTimeout(handle);
    clock.clearTimeout(undefined);
    expect(clock.pending).toBe(1);
  });

  it('holds the timers of a frozen clock back until it thaws, and no others', async () => {
    const clock = createRealClock();
    const fork = clock.fork();
    const ran: string[] = [];
    clock.freeze();
    clock.setTimeout(() => ran.push('frozen'), 1);
    const cleared = clock.setTimeout(() => ran.push('cleared'), 1);

    await new Promise<void>((resolve) => fork.setTimeout(resolve, 50));
    expect(ran).toEqual([]);
    clock.clearTimeout(cleared);
    clock.thaw();
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 20));

    expect(ran).toEqual(['frozen']);
  });
});
