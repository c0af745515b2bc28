import { describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { createBatchSize } from './batch-size.js';

describe('the batch size', () => {
  it('is what is asked for until a batch was too large, and then half of that batch', () => {
    const size = createBatchSize(createManualClock());

    expect(size.current(20)).toBe(20);
    size.tooLarge(20);
    expect(size.current(20)).toBe(10);
    expect(size.current(5)).toBe(5);
  });

  it('only shrinks when late news of larger batches comes in', () => {
    const size = createBatchSize(createManualClock());

    size.tooLarge(5);
    size.tooLarge(20);

    expect(size.current(20)).toBe(2);
  });

  it('never falls below one', () => {
    const size = createBatchSize(createManualClock());

    size.tooLarge(1);

    expect(size.current(20)).toBe(1);
  });

  it('is forgotten ten minutes after the last failure', () => {
    const clock = createManualClock();
    const size = createBatchSize(clock);
    size.tooLarge(20);

    clock.advance(600_000);
    expect(size.current(20)).toBe(10);
    clock.advance(1);
    expect(size.current(20)).toBe(20);
  });
});
