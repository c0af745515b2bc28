import { describe, expect, it } from 'vitest';
import { defineRepository, type Repository } from '../account/repository.js';
import { categoryOf } from '../importance/category.js';
import type { ScoredRepository } from '../importance/importance.js';
import { summarizeScan } from './summarize-scan.js';

function scored(name: string, score: number, input: Partial<Repository> = {}, provisional = false): ScoredRepository {
  return {
    ...defineRepository({ nameWithOwner: `octo/${name}`, createdAt: '2020-01-01T00:00:00Z', ...input }),
    importance: { formula: 'test/1', score, range: [score, score], category: categoryOf(score), provisional, components: [] },
  };
}

const account = [
  scored('a', 90.5, { stars: 1_000, forks: 20, primaryLanguage: 'Rust' }),
  scored('b', 60, { stars: 30, forks: 3, primaryLanguage: 'Go' }, true),
  scored('c', 10, { stars: 2, primaryLanguage: 'Go', visibility: 'private' }),
  scored('d', 10, { primaryLanguage: 'C', isArchived: true, visibility: 'internal' }),
  scored('e', 5, { primaryLanguage: 'Haskell', isFork: true, stars: 7 }),
  scored('f', 0, { isEmpty: true }),
];

describe('summarizeScan', () => {
  it('puts an account into figures', () => {
    expect(summarizeScan(account, { totalRepositories: 8, complete: false })).toEqual({
      repositories: 6,
      totalRepositories: 8,
      complete: false,
      categories: { flagship: 1, significant: 1, supporting: 4 },
      provisional: 1,
      stars: 1_039,
      forks: 23,
      kinds: { sources: 5, forks: 1, archived: 1, private: 2 },
      averageScore: 29.3,
      languages: [
        { name: 'Go', repositories: 2, stars: 32 },
        { name: 'C', repositories: 1, stars: 0 },
        { name: 'Rust', repositories: 1, stars: 1_000 },
      ],
      top: [
        { nameWithOwner: 'octo/a', score: 90.5, category: 'flagship', stars: 1_000 },
        { nameWithOwner: 'octo/b', score: 60, category: 'significant', stars: 30 },
        { nameWithOwner: 'octo/c', score: 10, category: 'supporting', stars: 2 },
        { nameWithOwner: 'octo/d', score: 10, category: 'supporting', stars: 0 },
        { nameWithOwner: 'octo/e', score: 5, category: 'supporting', stars: 7 },
      ],
    });
  });

  it('does not depend on the order of the input', () => {
    const context = { totalRepositories: 6, complete: true };

    expect(summarizeScan(account.toReversed(), context)).toEqual(summarizeScan(account, context));
  });

  it('has figures for an empty account, too', () => {
    expect(summarizeScan([], { totalRepositories: 0, complete: true })).toMatchObject({ repositories: 0, averageScore: 0, languages: [], top: [] });
  });

  it('leaves impossible counts out of the totals', () => {
    const broken = scored('broken', 0, { stars: Number.NaN, forks: -5, primaryLanguage: 'Go' });

    const { stars, forks, languages } = summarizeScan([...account, broken], { totalRepositories: 7, complete: true });

    expect({ stars, forks }).toEqual({ stars: 1_039, forks: 23 });
    expect(languages[0]).toEqual({ name: 'Go', repositories: 3, stars: 32 });
  });
});
