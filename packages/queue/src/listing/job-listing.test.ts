import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobRecordOf } from '../fixtures/job-record-of.js';
import type { JobQuery } from '../job-queue.js';
import { jobListingOf, jobPageOf } from './job-listing.js';
import { isAfterPosition, jobOrder } from './job-order.js';

const jobs = [
  jobRecordOf({ id: 'a', sequence: 1, enqueuedAt: 5, priority: 2, settledAt: 9 }),
  jobRecordOf({ id: 'b', sequence: 2, enqueuedAt: 5, priority: 1, settledAt: null }),
  jobRecordOf({ id: 'c', sequence: 3, enqueuedAt: 4, priority: 2, settledAt: 7 }),
  jobRecordOf({ id: 'd', sequence: 4, enqueuedAt: 6, priority: 1, settledAt: null }),
];

describe('jobOrder', () => {
  it.each([
    ['enqueuedAt', 'asc', 'cabd'],
    ['enqueuedAt', 'desc', 'dbac'],
    ['priority', 'asc', 'bdac'],
    ['priority', 'desc', 'cadb'],
    ['settledAt', 'asc', 'cabd'],
    ['settledAt', 'desc', 'acdb'],
  ] as const)('sorts by %s %s, ties by sequence, unsettled last', (sort, order, expected) => {
    expect(jobs.toSorted(jobOrder({ sort, order })).map(({ id }) => id).join('')).toBe(expected); // prettier-ignore
  });
});

describe('a listing', () => {
  it('leads from page to page through every job once', () => {
    const query = fc.record({
      sort: fc.constantFrom('enqueuedAt' as const, 'priority' as const, 'settledAt' as const),
      order: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(query, (chosen) => {
        const sorted = jobs.toSorted(jobOrder(chosen));
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const listing = jobListingOf({ ...chosen, ...(cursor === null ? {} : { cursor }) });
          const page = jobPageOf(listing, sorted.filter(isAfterPosition(listing)));
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);

        expect(seen).toEqual(sorted.map(({ id }) => id));
      }),
    );
  });

  const cursor = jobPageOf(jobListingOf({ limit: 1, states: ['waiting', 'active'] }), jobs).nextCursor ?? '';

  it('takes its cursor with another limit, or the same filter in another order', () => {
    expect(jobListingOf({ limit: 9, states: ['active', 'waiting', 'active'], cursor }).after).toEqual({ key: 5, sequence: 1 });
  });

  it.each([
    ['another filter', { states: ['waiting'] }],
    ['another order', { states: ['waiting', 'active'], order: 'asc' }],
    ['another sort', { states: ['waiting', 'active'], sort: 'priority' }],
  ] as [string, JobQuery][])('refuses its cursor with %s', (_, query) => {
    expect(() => jobListingOf({ ...query, cursor })).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
  });

  it.each(['', 'x', `${cursor}x`, cursor.slice(0, -1), Buffer.from('[]').toString('base64url'), 7])('refuses %o, which is no cursor', (nonsense) => {
    expect(() => jobListingOf({ states: ['waiting', 'active'], cursor: nonsense as string })).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
  });

  it.each([
    [{ limit: 0 }],
    [{ limit: 1_001 }],
    [{ limit: '5' }],
    [{ states: ['gone'] }],
    [{ states: 'waiting' }],
    [{ names: [''] }],
    [{ sort: 'name' }],
    [{ order: 'up' }],
    [{ parentId: 3 }],
    [{ enqueuedFrom: Number.NaN }],
  ])('refuses the query %o', (query) => {
    expect(() => jobListingOf(query as JobQuery)).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
  });
});
