import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknown } from '@reposcan/core';
import { leanRepository } from '../fixtures/lean-answer.js';
import { readGraphqlRepository } from './read-graphql-repository.js';
import { readGraphqlProfile, readPinnedIds } from './read-graphql-profile.js';
import { readRestProfile } from './read-rest-profile.js';
import { readRestRepository } from './read-rest-repository.js';

const restRepository = {
  node_id: 'R_1',
  name: 'hello',
  full_name: 'mona/hello',
  html_url: 'https://github.com/mona/hello',
  owner: { login: 'mona' },
  private: false,
  created_at: '2020-01-01T00:00:00Z',
  pushed_at: '2024-01-01T00:00:00Z',
  size: 12,
  language: 'Zig',
};
const context = { pinned: null, reason: 'unsupported' } as const;

describe('a repository of the lean query', () => {
  it('has a default for everything that GitHub may leave out', () => {
    expect(readGraphqlRepository(leanRepository('mona', 'hello'), new Set(['R_hello']))).toMatchObject({
      id: 'R_hello',
      owner: 'mona',
      nameWithOwner: 'mona/hello',
      description: null,
      isPinned: true,
      updatedAt: '2020-01-01T00:00:00Z',
      pushedAt: null,
      stars: 0,
      diskUsageKiB: unknown('failed'),
      license: null,
      topics: [],
      signals: { watchers: unknown('not-fetched') },
    });
  });

  it.each([
    [null, null],
    [{ spdxId: 'MIT' }, 'MIT'],
    [{ spdxId: 'NOASSERTION' }, 'NOASSERTION'],
    [{ spdxId: null }, 'NOASSERTION'],
  ])('with licence %j is under %j', (licenseInfo, license) => {
    expect(readGraphqlRepository({ ...leanRepository('mona', 'hello'), licenseInfo }, null)?.license).toBe(license);
  });

  it('of a visibility that we do not know counts as private', () => {
    expect(readGraphqlRepository({ ...leanRepository('mona', 'hello'), visibility: 'SECRET' }, null)?.visibility).toBe('private');
  });
});

describe('a repository of a REST list', () => {
  it.each<[name: string, given: Record<string, unknown>, isEmpty: boolean]>([
    ['with content', {}, false],
    ['never pushed to', { size: 0, language: null, pushed_at: null }, true],
    ['pushed at creation, as GitHub dates it', { size: 0, language: null, pushed_at: '2020-01-01T00:00:01Z' }, true],
    ['tiny, but pushed to later', { size: 0, language: null, pushed_at: '2020-01-02T00:00:00Z' }, false],
    ['tiny, with code', { size: 0, pushed_at: '2020-01-01T00:00:00Z' }, false],
  ])('%s is empty: see table', (_name, given, isEmpty) => {
    expect(readRestRepository({ ...restRepository, ...given }, context)?.isEmpty).toBe(isEmpty);
  });

  it.each([
    [{ visibility: 'internal', private: true }, 'internal'],
    [{ private: true }, 'private'],
    [{ private: false }, 'public'],
    [{ private: undefined }, 'private'],
  ])('%j is %s', (given, visibility) => {
    expect(readRestRepository({ ...restRepository, ...given }, context)?.visibility).toBe(visibility);
  });

  it('knows what is pinned only where somebody asked', () => {
    expect(readRestRepository(restRepository, context)?.isPinned).toEqual(unknown('unsupported'));
    expect(readRestRepository(restRepository, { ...context, pinned: new Set(['R_1']) })?.isPinned).toBe(true);
  });
});

describe('what is not what it should be', () => {
  it.each([
    ['a repository of GraphQL', (value: unknown) => readGraphqlRepository(value, null), leanRepository('mona', 'hello')],
    ['a repository of REST', (value: unknown) => readRestRepository(value, context), restRepository],
    [
      'a profile of REST',
      readRestProfile,
      { node_id: 'U_1', login: 'mona', html_url: 'https://x', created_at: '2020-01-01T00:00:00Z' },
    ],
    [
      'a profile of GraphQL',
      (value: unknown) => {
        const record = (value ?? {}) as Record<string, unknown>;
        readPinnedIds(record);
        return readGraphqlProfile(record);
      },
      { __typename: 'User', id: 'U_1', login: 'mona', url: 'https://x', createdAt: '2020-01-01T00:00:00Z' },
    ],
  ])('never breaks the reader of %s', (_name, read, valid) => {
    expect(read(valid)).not.toBeNull();
    const damaged = fc
      .tuple(
        fc.dictionary(
          fc.constantFrom(...Object.keys(valid), 'owner', 'pinnedItems', 'repositoryTopics', 'topics'),
          fc.jsonValue(),
        ),
        fc.boolean(),
      )
      .map(([damage, whole]) => (whole ? { ...valid, ...damage } : damage));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), damaged), (value) => {
        read(value);
      }),
    );
  });
});
