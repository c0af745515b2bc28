import { describe, expect, it } from 'vitest';
import { createTokenBudget } from './token-budget.js';

describe('a budget of tokens', () => {
  it('gives what is there, and takes nothing where it is not', () => {
    const budget = createTokenBudget({ input: 100, output: 10 });

    expect(budget.take({ input: 60, output: 5 })).toBe(true);
    expect(budget.take({ input: 60, output: 5 })).toBe(false);
    expect(budget.take({ input: 40, output: 6 })).toBe(false);
    expect(budget.left).toEqual({ input: 40, output: 5 });
  });

  it('takes what a request used beyond its claim, and gives nothing back', () => {
    const budget = createTokenBudget({ input: 100, output: 10 });
    budget.take({ input: 50, output: 5 });

    budget.settle({ input: 50, output: 5 }, { input: 70, output: 1 });

    expect(budget.left).toEqual({ input: 30, output: 5 });
  });
});
