import { describe, expect, it } from 'vitest';
import { createRateBudgets } from './rate-budget.js';

describe('createRateBudgets', () => {
  it('charges each login and resource on its own', () => {
    const budgets = createRateBudgets({ now: () => 0 });

    budgets.charge('graphql', 'octocat', 3);
    budgets.charge('core', 'octocat', 1);

    expect(budgets.peek('graphql', 'OctoCat').used).toBe(3);
    expect(budgets.peek('core', 'octocat').used).toBe(1);
    expect(budgets.peek('graphql', 'mona').used).toBe(0);
  });

  it('gives 60 requests without a token, and nothing more until the window ends', () => {
    let now = 1000;
    const budgets = createRateBudgets({ now: () => now });
    for (let request = 0; request < 60; request += 1) expect(budgets.charge('core', null, 1)).not.toBeNull();

    expect(budgets.charge('core', null, 1)).toBeNull();
    now += 3_600_000;

    expect(budgets.charge('core', null, 1)).toMatchObject({ limit: 60, remaining: 59, used: 1 });
  });

  it('tells in headers what is left and when it is full again, in seconds', () => {
    const budgets = createRateBudgets({ graphql: 10, windowMs: 60_000, now: () => 5000 });
    budgets.charge('graphql', 'octocat', 4);

    expect(budgets.headers('graphql', 'octocat')).toEqual({
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '6',
      'x-ratelimit-used': '4',
      'x-ratelimit-reset': '65',
      'x-ratelimit-resource': 'graphql',
    });
  });
});
