import { scoreImportance } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { repositoryOf, scenarioNow, scenarios } from './scenarios.js';

describe.each(['unread', 'absent'] as const)('what a scenario leaves open is %s', (reading) => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    const { categories, atLeast = 0, below = 101 } = scenario.expected;

    const importance = scoreImportance(repositoryOf(scenario, reading), { now: scenarioNow });

    expect(categories).toContain(importance.category);
    expect(importance.score).toBeGreaterThanOrEqual(atLeast);
    expect(importance.score).toBeLessThan(below);
  });
});
