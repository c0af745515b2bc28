import { describe, expect, it } from 'vitest';
import { delayAfter, retrySeconds } from './retry-schedule.js';

describe('the retry schedule', () => {
  it('is that of Standard Webhooks: some three days in ten attempts', () => {
    expect(retrySeconds).toHaveLength(9);
    expect(retrySeconds.reduce((sum, seconds) => sum + seconds, 0) / 3_600).toBeCloseTo(75.6, 1);
    expect(delayAfter(retrySeconds.length + 1)).toBeNull();
  });

  it.each(retrySeconds.map((seconds, index) => [index + 1, seconds]))('waits after attempt %i for %i s and up to a tenth more', (attempts, seconds) => {
    expect([delayAfter(attempts, () => 0), delayAfter(attempts, () => 1)]).toEqual([seconds * 1_000, seconds * 1_100]);
  });
});
