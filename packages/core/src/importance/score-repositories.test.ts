import { describe, expect, it } from 'vitest';
import { defineRepository, type Repository } from '../account/repository.js';
import { scoreRepositories } from './score-repositories.js';

const now = '2026-11-22T00:00:00Z';

function repository(nameWithOwner: string, stars: number): Repository {
  return defineRepository({ nameWithOwner, createdAt: '2020-01-01T00:00:00Z', pushedAt: '2026-01-01T00:00:00Z', stars });
}

describe('scoreRepositories', () => {
  it('orders by score, then by name without regard to case', () => {
    const input = [repository('octo/b', 5), repository('octo/Z', 500), repository('octo/C', 5), repository('octo/a', 5)];

    const { repositories, warnings } = scoreRepositories(input, { now });

    expect(repositories.map(({ name }) => name)).toEqual(['Z', 'a', 'b', 'C']);
    expect(warnings).toEqual([]);
  });

  it('keeps everything that a repository is', () => {
    const input = repository('octo/a', 5);

    const [scored] = scoreRepositories([input], { now }).repositories;

    expect(scored).toEqual({ ...input, importance: scored?.importance });
  });

  it('gives 0 and a warning for a repository whose score fails, and scores the others', () => {
    const broken = { ...repository('octo/\u202Ebroken', 5), stars: Number.NaN };

    const { repositories, warnings } = scoreRepositories([broken, repository('octo/fine', 5)], { now });

    expect(repositories.map(({ name }) => name)).toEqual(['fine', '\u202Ebroken']);
    expect(repositories[1]?.importance).toMatchObject({
      score: 0,
      range: [0, 0],
      category: 'supporting',
      provisional: false,
      components: [{ component: 'failed', group: 'adjustment', contribution: 0, sentence: expect.stringContaining('stars is NaN') }],
    });
    expect(warnings).toEqual([
      { code: 'SCORE_FAILED', subject: 'octo/broken', message: expect.stringMatching(/octo\/broken.*stars is NaN.*counts as 0/) },
    ]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['no object', 'octo/a'],
    ['without signals', { nameWithOwner: 'octo/a', createdAt: '2020-01-01T00:00:00Z' }],
    ['without a name', { ...repository('octo/a', 1), nameWithOwner: undefined, name: undefined }],
  ])('survives what is no repository: %s', (_, malformed) => {
    const { repositories, warnings } = scoreRepositories([malformed as Repository, repository('octo/fine', 5)], { now });

    expect(repositories[0]?.name).toBe('fine');
    expect(repositories[1]?.importance.score).toBe(0);
    expect(warnings).toMatchObject([{ code: 'SCORE_FAILED' }]);
  });

  it('refuses options that would spoil every score', () => {
    expect(() => scoreRepositories([], { now: 'never' })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('gives an empty list for an empty account', () => {
    expect(scoreRepositories([], { now })).toEqual({ repositories: [], warnings: [] });
  });
});
