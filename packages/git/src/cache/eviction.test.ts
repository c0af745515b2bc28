import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CachedRepository } from './cached-repository.js';
import { chooseEvictions } from './eviction.js';

const hour = 60 * 60 * 1000;
const limits = { maxRepositories: 2, maxBytes: 100, maxAgeMs: 24 * hour };

function clone(key: string, hoursAgo: number, bytes = 10): CachedRepository {
  const lastUsedAt = new Date(100 * hour - hoursAgo * hour).toISOString();
  return { key, url: `https://h/${key}`, strategy: 'head', commit: '', bytes, lastUsedAt, fetchedAt: lastUsedAt };
}

function evict(entries: CachedRepository[], inUse: string[] = []): string[] {
  return chooseEvictions(entries, new Set(inUse), limits, 100 * hour);
}

describe('what has to go', () => {
  it.each([
    ['nothing within the limits', [clone('a', 1), clone('b', 2)], [], []],
    ['the one that was used the longest ago', [clone('a', 1), clone('b', 3), clone('c', 2)], [], ['b']],
    ['as many as it takes to make room', [clone('a', 1, 90), clone('b', 2, 90)], [], ['b']],
    ['a single one that is too large', [clone('a', 1, 101)], [], ['a']],
    ['what nobody used for a day', [clone('a', 25), clone('b', 1)], [], ['a']],
    ['not what is in use, though it is the oldest', [clone('a', 3), clone('b', 2), clone('c', 1)], ['a'], ['b']],
    ['nothing, where everything is in use', [clone('a', 30), clone('b', 2), clone('c', 1)], ['a', 'b', 'c'], []],
    ['the first by key, where the last use is the same', [clone('b', 1), clone('a', 1), clone('c', 1)], [], ['a']],
  ])('is %s', (_, entries, inUse, expected) => {
    expect(evict(entries, inUse)).toEqual(expected);
  });

  it('leaves the limits kept, nothing that is in use gone, and does not depend on the order', () => {
    const entry = fc.record({ key: fc.uuid(), ago: fc.integer({ min: 0, max: 48 }), bytes: fc.integer({ min: 0, max: 60 }), used: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 8 }), (given) => {
        const entries = given.map(({ key, ago, bytes }) => clone(key, ago, bytes));
        const inUse = given.filter(({ used }) => used).map(({ key }) => key);

        const gone = evict(entries, inUse);
        const left = entries.filter(({ key }) => !gone.includes(key) && !inUse.includes(key));

        expect(gone.filter((key) => inUse.includes(key))).toEqual([]);
        expect(evict([...entries].reverse(), inUse)).toEqual(gone);
        if (left.length > 0) {
          const all = entries.filter(({ key }) => !gone.includes(key));
          expect(all.length).toBeLessThanOrEqual(2);
          expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
