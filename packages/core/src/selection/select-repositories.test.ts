import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRepository } from '../account/repository.js';
import { categoryOf } from '../importance/category.js';
import type { ScoredRepository } from '../importance/importance.js';
import { selectRepositories } from './select-repositories.js';

function scored(name: string, score: number, isEmpty = false): ScoredRepository {
  return {
    ...defineRepository({ nameWithOwner: `octo/${name}`, createdAt: '2020-01-01T00:00:00Z', isEmpty }),
    importance: { formula: 'test/1', score, range: [score, score], category: categoryOf(score), provisional: false, components: [] },
  };
}

function names(list: readonly { nameWithOwner: string }[]): string[] {
  return list.map(({ nameWithOwner }) => nameWithOwner.slice('octo/'.length));
}

describe('selectRepositories', () => {
  it('selects flagship and significant repositories, best first, and says why the others are left out', () => {
    const selection = selectRepositories([scored('low', 10), scored('mid', 55), scored('void', 0, true), scored('top', 90)]);

    expect(selection.selected).toEqual([
      { id: 'octo/top', nameWithOwner: 'octo/top', url: 'https://github.com/octo/top', score: 90, category: 'flagship', reason: 'flagship' },
      { id: 'octo/mid', nameWithOwner: 'octo/mid', url: 'https://github.com/octo/mid', score: 55, category: 'significant', reason: 'significant' },
    ]);
    expect(selection.excluded).toEqual([
      expect.objectContaining({
        nameWithOwner: 'octo/low',
        score: 10,
        category: 'supporting',
        reason: 'below-threshold',
        sentence: expect.stringContaining('10'),
      }),
      expect.objectContaining({ nameWithOwner: 'octo/void', reason: 'empty', sentence: expect.stringContaining('Empty') }),
    ]);
  });

  it('stops at fifteen, and at any other limit', () => {
    const many = Array.from({ length: 20 }, (_, at) => scored(`r${String(at).padStart(2, '0')}`, 95 - at));

    const usual = selectRepositories(many);
    const two = selectRepositories(many, { limit: 2 });

    expect(names(usual.selected)).toEqual(names(many.slice(0, 15)));
    expect(usual.excluded).toHaveLength(5);
    expect(usual.excluded.every(({ reason }) => reason === 'over-limit')).toBe(true);
    expect(names(two.selected)).toEqual(['r00', 'r01']);
    expect(two.excluded[0]?.sentence).toContain('limit of 2');
  });

  it('takes the best three that are not empty where nothing qualifies, marked as such', () => {
    const account = [scored('a', 5), scored('b', 45), scored('void', 0, true), scored('c', 20), scored('d', 30)];

    const { selected, excluded } = selectRepositories(account);

    expect(names(selected)).toEqual(['b', 'd', 'c']);
    expect(selected.map(({ reason, category }) => [reason, category])).toEqual(Array.from({ length: 3 }, () => ['best-available', 'supporting']));
    expect(excluded.map(({ reason }) => reason)).toEqual(['below-threshold', 'empty']);
  });

  it('does not fall back where anything qualifies', () => {
    expect(names(selectRepositories([scored('only', 50), scored('next', 49.9)]).selected)).toEqual(['only']);
  });

  it('never selects more than the limit, not even as a fallback', () => {
    expect(selectRepositories([scored('a', 5), scored('b', 4)], { limit: 1 }).selected).toHaveLength(1);
    expect(selectRepositories([scored('a', 5)], { fallback: 0 }).selected).toEqual([]);
    expect(selectRepositories([scored('a', 80)], { limit: 0 }).excluded).toMatchObject([{ reason: 'over-limit' }]);
  });

  it('selects nothing from an empty account', () => {
    expect(selectRepositories([])).toEqual({ selected: [], excluded: [] });
    expect(selectRepositories([scored('void', 0, true)]).selected).toEqual([]);
  });

  it('breaks ties by name, whatever the order of the input, and lists every repository once', () => {
    const account = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-cA-C]{1,3}$/), score: fc.constantFrom(0, 20, 50, 55, 70), isEmpty: fc.boolean() }),
      { selector: ({ name }) => name, maxLength: 30 },
    );
    fc.assert(
      fc.property(account, (rows) => {
        const repositories = rows.map(({ name, score, isEmpty }) => scored(name, isEmpty ? 0 : score, isEmpty));

        const selection = selectRepositories(repositories);

        expect(selectRepositories(repositories.toReversed())).toEqual(selection);
        expect(names([...selection.selected, ...selection.excluded]).toSorted()).toEqual(names(repositories).toSorted());
        for (const list of [selection.selected, selection.excluded]) {
          for (const [at, { score, nameWithOwner }] of list.entries()) {
            const previous = list[at - 1];
            if (previous?.score === score) expect(previous.nameWithOwner.toLowerCase() <= nameWithOwner.toLowerCase()).toBe(true);
            else if (previous !== undefined) expect(previous.score).toBeGreaterThan(score);
          }
        }
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a limit of %d', (limit) => {
    expect(() => selectRepositories([], { limit })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', input: 'limit' }));
    expect(() => selectRepositories([], { fallback: limit })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', input: 'fallback' }));
  });
});
