import { describe, expect, it } from 'vitest';
import { createTally, noteBudget, tightestBudget } from './tally.js';

const told = (resource: string, remaining: number, limit = 5000): Record<string, string> => ({
  'x-ratelimit-resource': resource,
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': '1700003600',
});

describe('a tally of budgets', () => {
  it('knows none before an answer told of one', () => {
    const tally = createTally();

    noteBudget(tally, {});

    expect(tightestBudget(tally)).toBeNull();
  });

  it('keeps what was said last of each resource, and gives the one that ends first', () => {
    const tally = createTally();

    noteBudget(tally, told('graphql', 10));
    noteBudget(tally, told('core', 4000));
    noteBudget(tally, told('graphql', 4990));

    expect(tightestBudget(tally)).toMatchObject({ remaining: 4000 });
  });

  it('compares by share, not by number', () => {
    const tally = createTally();

    noteBudget(tally, told('graphql', 100, 5000));
    noteBudget(tally, told('core', 50, 60));

    expect(tightestBudget(tally)).toMatchObject({ limit: 5000, remaining: 100 });
  });
});
