import { describe, expect, it } from 'vitest';
import { attempts } from '../fixtures/broken-queues/attempts.js';
import { calls } from '../fixtures/broken-queues/calls.js';
import { cancelling } from '../fixtures/broken-queues/cancelling.js';
import { claims } from '../fixtures/broken-queues/claims.js';
import { dedupKeys } from '../fixtures/broken-queues/dedup-keys.js';
import { events } from '../fixtures/broken-queues/events.js';
import { flows } from '../fixtures/broken-queues/flows.js';
import { leases } from '../fixtures/broken-queues/leases.js';
import { listings } from '../fixtures/broken-queues/listings.js';
import { partialResults } from '../fixtures/broken-queues/partial-results.js';
import { retention } from '../fixtures/broken-queues/retention.js';
import { schedules } from '../fixtures/broken-queues/schedules.js';
import { failuresOf } from '../fixtures/broken-queues/failures-of.js';
import { conformanceCases } from './conformance-cases.js';

const defects = [...leases, ...claims, ...dedupKeys, ...partialResults, ...retention, ...attempts, ...cancelling, ...schedules, ...flows, ...listings, ...events, ...calls];

describe('the conformance kit', () => {
  it.each(defects)('notices a queue that %s', async (_, defect, cases) => {
    // What a broken queue does not do, it does not do later either.
    expect((await failuresOf(defect, cases, 1_000)).toSorted()).toEqual(cases.toSorted());
  });

  it('finds nothing wrong with the same cases of a sound queue', async () => {
    const cases = [...new Set(defects.flatMap(([, , noticing]) => noticing))];

    expect(await failuresOf({}, cases)).toEqual([]);
  });

  it('finds nothing wrong with the restart of data that outlive their handle', async () => {
    const cases = (conformanceCases['restart'] ?? []).map(({ name }) => name);

    expect(cases.length).toBeGreaterThan(0);
    expect(await failuresOf({}, cases)).toEqual([]);
  });
});
