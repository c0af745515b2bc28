import { describe, expect, it } from 'vitest';
import { createTurn } from './turn.js';

describe('a turn', () => {
  it('runs what was put off in its order and in one go, after the tick', async () => {
    const turn = createTurn();
    const heard: string[] = [];

    turn.add(() => {
      heard.push('first');
      queueMicrotask(() => heard.push('what comes of it'));
    });
    await Promise.resolve();
    turn.add(() => heard.push('second'));
    expect(heard).toEqual([]);
    await new Promise(setImmediate);

    expect(heard).toEqual(['first', 'second', 'what comes of it']);
  });

  it('lets others have their turn before what was put off meanwhile', async () => {
    const turn = createTurn();
    const heard: string[] = [];

    turn.add(() => {
      turn.add(() => heard.push('next turn'));
      setImmediate(() => heard.push('others'));
    });
    setImmediate(() => heard.push('others before'));
    for (let tick = 0; tick < 3; tick += 1) await new Promise(setImmediate);

    expect(heard).toEqual(['others before', 'next turn', 'others']);
  });
});
