import { defineRepository, unknown } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { mergeSignals } from './merge-signals.js';

const before = defineRepository({
  nameWithOwner: 'octocat/tool',
  createdAt: '2020-01-01T00:00:00Z',
  isPinned: unknown('not-fetched'),
  signals: { commits: 12, releases: unknown('not-fetched'), latestReleaseAt: unknown('not-fetched') },
});

describe('mergeSignals', () => {
  it.each([
    { what: 'a read signal replaces an unknown one', found: { releases: 3 }, signals: { releases: 3 } },
    { what: 'so does the news that there is none', found: { latestReleaseAt: null }, signals: { latestReleaseAt: null } },
    { what: 'a newer reading replaces an older one', found: { commits: 0 }, signals: { commits: 0 } },
    { what: 'an unknown one takes nothing away', found: { commits: unknown('failed') }, signals: { commits: 12 } },
    { what: 'but gives the latest reason', found: { releases: unknown('forbidden') }, signals: { releases: unknown('forbidden') } },
    { what: 'nothing found changes nothing', found: { commits: undefined }, signals: { commits: 12 } },
    { what: 'what is no signal is left out', found: { constructor: 1, evil: 2 } as object, signals: before.signals },
  ])('$what', ({ found, signals }) => {
    expect(mergeSignals(before, found).signals).toEqual({ ...before.signals, ...signals });
  });

  it('takes over whether the repository is pinned, if that was read', () => {
    expect(mergeSignals(before, { isPinned: true }).isPinned).toBe(true);
    expect(mergeSignals({ ...before, isPinned: true }, { isPinned: unknown('failed') }).isPinned).toBe(true);
  });

  it('changes a copy', () => {
    const copy = structuredClone(before);

    mergeSignals(before, { releases: 3, isPinned: true });

    expect(before).toEqual(copy);
  });
});
