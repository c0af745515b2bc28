import { describe, expect, it } from 'vitest';
import type { JobOptions } from '../job-options.js';
import { flowJobsOf } from './flow-input.js';
import { newJobOf, scheduledJobOf, type JobRules } from './job-input.js';
import { retentionOf } from './retention.js';
import { graceMsOf, workerSettingsOf } from './worker-input.js';

let count = 0;
const rules: JobRules = { createId: () => `id-${(count += 1)}`, jobNames: null, maxPayloadBytes: 1_000 };
const code = (expected: string) => expect.objectContaining({ name: 'QueueError', code: expected });

describe('newJobOf', () => {
  it('fills in the defaults that the contract names', () => {
    expect(newJobOf(rules, 'task', { n: 1 })).toMatchObject({
      name: 'task',
      payload: { n: 1 },
      priority: 0,
      delayMs: 0,
      maxAttempts: 3,
      backoff: { kind: 'exponential', delayMs: 2_000, maxDelayMs: 3_600_000, jitter: 0 },
      timeoutMs: null,
      dedupKey: null,
      dedupTtlMs: null,
      pendingChildren: 0,
    });
  });

  it.each([
    ['priority', { priority: 1.5 }],
    ['priority', { priority: 2 ** 31 }],
    ['delayMs', { delayMs: -1 }],
    ['delayMs', { delayMs: Number.POSITIVE_INFINITY }],
    ['delayMs', { delayMs: '5' }],
    ['delayMs', { delayMs: null }],
    ['attempts', { attempts: 0 }],
    ['attempts', { attempts: Number.NaN }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['timeoutMs', { timeoutMs: 2 ** 31 }],
    ['dedup', { dedup: 'key' }],
    ['dedup.key', { dedup: { key: '' } }],
    ['dedup.key', { dedup: { key: 'reposcan:mine' } }],
    ['dedup.ttlMs', { dedup: { key: 'k', ttlMs: 0 } }],
    ['backoff', { backoff: null }],
    ['backoff.kind', { backoff: { kind: 'linear' } }],
    ['backoff.delayMs', { backoff: { delayMs: -1 } }],
    ['backoff.jitter', { backoff: { jitter: 1.1 } }],
  ])('refuses a wrong %s: %o', (what, options) => {
    expect(() => newJobOf(rules, 'task', 1, options as JobOptions)).toThrow(code('INVALID_OPTIONS'));
    expect(() => newJobOf(rules, 'task', 1, options as JobOptions)).toThrow(`option ${what} is`);
  });

  it.each([[''], [7], [undefined], ['x'.repeat(201)]])('refuses the name %o', (name) => {
    expect(() => newJobOf(rules, name, 1)).toThrow(code('INVALID_OPTIONS'));
  });

  it('refuses names that the queue was not told about, and says which it knows', () => {
    const known = { ...rules, jobNames: new Set(['scan', 'watch']) };

    expect(() => newJobOf(known, 'toString', 1)).toThrow(code('UNKNOWN_JOB_NAME'));
    expect(() => newJobOf(known, 'scam', 1)).toThrow('scan, watch');
    expect(newJobOf(known, 'scan', 1).name).toBe('scan');
  });

  it('shows nothing of a payload that it refuses', () => {
    expect(() => newJobOf(rules, 'task', { token: 'secret', at: new Date() })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});

describe('scheduledJobOf', () => {
  it('holds a dedup key of its schedule', () => {
    expect(scheduledJobOf(rules, 'nightly', 'task', 1, { priority: 2 })).toMatchObject({ scheduleId: 'nightly', dedupKey: 'reposcan:schedule:nightly', priority: 2 });
  });
});

describe('flowJobsOf', () => {
  it('puts each parent before its children and counts them', () => {
    const jobs = flowJobsOf(rules, {
      name: 'root',
      payload: 0,
      onChildFailure: 'ignore',
      children: [
        { name: 'a', payload: 1, children: [{ name: 'b', payload: 2 }] },
        { name: 'c', payload: 3 },
      ],
    });
    const [root, a] = jobs;

    expect(jobs.map(({ name, pendingChildren, onChildFailure }) => [name, pendingChildren, onChildFailure])).toEqual([
      ['root', 2, 'ignore'],
      ['a', 1, 'fail'],
      ['b', 0, 'fail'],
      ['c', 0, 'fail'],
    ]);
    expect(jobs.map(({ parentId }) => parentId)).toEqual([null, root?.id, a?.id, root?.id]);
  });

  it.each([
    ['a dedup key below the root', { children: [{ name: 'a', payload: 1, options: { dedup: { key: 'k' } } }] }],
    ['children that are no list', { children: {} }],
    ['an unknown rule for failed children', { children: [], onChildFailure: 'retry' }],
  ])('refuses %s', (_, flow) => {
    expect(() => flowJobsOf(rules, { name: 'root', payload: 0, ...flow } as never)).toThrow(code('INVALID_OPTIONS'));
  });

  it('refuses a flow that contains itself', () => {
    const flow = { name: 'root', payload: 0, children: [] as unknown[] };
    flow.children.push(flow);

    expect(() => flowJobsOf(rules, flow as never)).toThrow('more than 100 levels');
  });
});

describe('workerSettingsOf', () => {
  it('fills in the defaults that the contract names', () => {
    expect(workerSettingsOf()).toEqual({ concurrency: 5, leaseMs: 30_000, pollMs: 500 });
    expect(graceMsOf()).toBe(10_000);
  });

  it.each([[{ concurrency: 0 }], [{ concurrency: 1.5 }], [{ leaseMs: 0 }], [{ pollMs: Number.NaN }]])('refuses %o', (options) => {
    expect(() => workerSettingsOf(options)).toThrow(code('INVALID_OPTIONS'));
  });
});

describe('retentionOf', () => {
  it('fills in the defaults that the contract names', () => {
    expect(retentionOf()).toEqual({ completed: 100, failed: 50 });
    expect(retentionOf({ completed: 0 })).toEqual({ completed: 0, failed: 50 });
  });

  it.each([[{ completed: -1 }], [{ failed: 0.5 }]])('refuses %o', (retention) => {
    expect(() => retentionOf(retention)).toThrow(code('INVALID_OPTIONS'));
  });
});
