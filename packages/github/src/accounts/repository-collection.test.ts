import { defineRepository } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { createRepositoryCollection, type PageEvent } from './repository-collection.js';

const page = (names: readonly string[], total: number | null = null) => ({
  repositories: names.map((name) => defineRepository({ nameWithOwner: `mona/${name}`, createdAt: '2020-01-01T00:00:00Z' })),
  unreadable: 0,
  total,
});

describe('a collection of repositories', () => {
  it('keeps each once, and tells of the new ones only', () => {
    const events: PageEvent[] = [];
    const collection = createRepositoryCollection(100, (event) => events.push(event));

    collection.add(page(['a', 'b'], 3));
    collection.add(page(['b', 'c']));

    expect(collection.repositories.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(collection.duplicates).toBe(1);
    expect(
      events.map(({ repositories, fetched, total }) => [repositories.map(({ name }) => name).join(), fetched, total]),
    ).toEqual([
      ['a,b', 2, 3],
      ['c', 3, 3],
    ]);
  });

  it('believes the newest total, but its own eyes more', () => {
    const collection = createRepositoryCollection(100, undefined);
    collection.add(page(['a'], 5));
    collection.add(page(['b'], 4));

    expect(collection.total).toBe(4);
    collection.add(page(['c', 'd', 'e']));
    expect(collection.total).toBe(5);
  });

  it('keeps no more than it may', () => {
    const collection = createRepositoryCollection(2, undefined);

    collection.add(page(['a', 'b', 'c'], 3));

    expect([collection.found, collection.total, collection.duplicates]).toEqual([2, 3, 0]);
  });
});
