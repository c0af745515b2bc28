import { describe, expect, it } from 'vitest';
import { activeRecordOf } from '../fixtures/job-record-of.js';
import { ended, settle } from './settle.js';

const failure = { code: 'HANDLER_FAILED', message: 'broken' };
const failed = { kind: 'failed', failure, final: false, chance: 0 } as const;
const unleased = { token: null, leaseUntil: null };

describe('settle', () => {
  it('completes with the result and forgets earlier failures', () => {
    const next = settle(activeRecordOf({ failure }), { kind: 'completed', result: 42 }, 5_000);

    expect(next).toMatchObject({ state: 'completed', result: 42, failure: null, settledAt: 5_000, ...unleased });
  });

  it('delays a failed job by its backoff while attempts are left', () => {
    const next = settle(activeRecordOf({ attempts: 2 }), failed, 5_000);

    expect(next).toMatchObject({ state: 'delayed', runAt: 9_000, settledAt: null, failure, attempts: 2, ...unleased });
  });

  it('delays a failed job until the time that its handler asked for, whatever its backoff', () => {
    expect(settle(activeRecordOf(), { ...failed, retryAt: 65_000 }, 5_000)).toMatchObject({ state: 'delayed', runAt: 65_000, attempts: 1, ...unleased });
  });

  it('lets a failed job whose handler asked for a time that is over wait at once', () => {
    expect(settle(activeRecordOf(), { ...failed, retryAt: 1 }, 5_000)).toMatchObject({ state: 'waiting', runAt: 5_000 });
  });

  it('lets a failed job without backoff wait at once', () => {
    const record = activeRecordOf();

    expect(settle({ ...record, backoff: { ...record.backoff, delayMs: 0 } }, failed, 5_000)).toMatchObject({ state: 'waiting', runAt: 5_000 });
  });

  it.each([
    ['its last attempt', { attempts: 3 }, failed],
    ['its last attempt, whenever that is to be tried again', { attempts: 3 }, { ...failed, retryAt: 65_000 }],
    ['an unrecoverable error', { attempts: 1 }, { ...failed, final: true }],
  ])('fails after %s', (_, changes, outcome) => {
    expect(settle(activeRecordOf(changes), outcome, 5_000)).toMatchObject({ state: 'failed', failure, settledAt: 5_000, ...unleased });
  });

  it('takes the attempt of a released job back, and its start with the first one', () => {
    expect(settle(activeRecordOf({ attempts: 1 }), { kind: 'released' }, 5_000)).toMatchObject({ state: 'waiting', attempts: 0, startedAt: null, ...unleased });
    expect(settle(activeRecordOf({ attempts: 2 }), { kind: 'released' }, 5_000)).toMatchObject({ state: 'waiting', attempts: 1, startedAt: 2_000 });
  });

  it.each([[failed], [{ kind: 'released' }], [{ kind: 'cancelled', failure: { code: 'CANCELLED', message: 'x' } }]] as const)(
    'cancels a job that was to be cancelled after %o',
    (outcome) => {
      expect(settle(activeRecordOf({ cancelRequested: true }), outcome, 5_000)).toMatchObject({
        state: 'cancelled',
        failure: { code: 'CANCELLED' },
        cancelRequested: false,
      });
    },
  );

  it('lets completion come before a cancel that the handler did not hear of', () => {
    expect(settle(activeRecordOf({ cancelRequested: true }), { kind: 'completed', result: 1 }, 5_000).state).toBe('completed');
  });

  it('changes no record', () => {
    const record = Object.freeze(activeRecordOf());

    expect(() => [ended(record, 'failed', 1), settle(record, failed, 1), settle(record, { kind: 'released' }, 1)]).not.toThrow();
  });
});
