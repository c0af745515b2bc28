import { describe, expect, it } from 'vitest';
import type { LogEntry } from './attempt-log.js';
import { judge, type Disturbance, type FinalJob } from './judge.js';

const leaseMs = 1_000;

const run = (worker: string, id: string, attempt: number, from: number, to: number | null): LogEntry[] => [
  { type: 'started', worker, id, attempt, at: from },
  ...(to === null ? [] : [{ type: 'ended' as const, worker, id, attempt, at: to }]),
];
const settled = (worker: string, id: string, at: number): LogEntry => ({ type: 'settled', worker, id, at, settledAt: at });
const completed = (id: string, worker: string, attempt: number, settledAt: number): FinalJob => ({
  id,
  state: 'completed',
  attempts: attempt,
  settledAt,
  result: { worker, attempt },
});

interface Story {
  enqueued?: string[];
  final: FinalJob[];
  log: LogEntry[];
  disturbances?: Disturbance[];
  seenSettledAt?: Map<string, number>;
}

const verdictOf = ({ enqueued = ['a'], disturbances = [], ...story }: Story) => judge({ enqueued, disturbances, leaseMs, ...story });

describe('judge', () => {
  it('does not wonder about a run that began after its worker had been stopped: its claim was older', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 1_500)],
      log: [...run('w2', 'a', 2, 1_400, 1_450), ...run('w1', 'a', 1, 2_010, 2_050)],
      disturbances: [{ kind: 'stop', worker: 'w1', from: 10, to: 2_000 }],
    });

    expect(verdict).toMatchObject({ runs: 2, displaced: 1, unexplained: 0 });
  });

  it('takes a worker that says it stood still for one that was stopped, and no other', () => {
    const story = (worker: string) => ({
      final: [completed('a', 'w2', 2, 1_500)],
      log: [...run('w2', 'a', 2, 1_400, 1_450), ...run('w1', 'a', 1, 2_010, 2_050), { type: 'late' as const, worker, from: 10, at: 2_000 }],
    });

    expect(verdictOf(story('w1'))).toMatchObject({ displaced: 1, unexplained: 0 });
    expect(verdictOf(story('w3'))).toMatchObject({ displaced: 0, unexplained: 1 });
  });

  it('finds nothing wrong with a job that ran once', () => {
    const verdict = verdictOf({ final: [completed('a', 'w1', 1, 50)], log: [...run('w1', 'a', 1, 10, 50), settled('w1', 'a', 50)] });

    expect(verdict).toEqual({
      jobs: 1, lost: 0, doubled: 0, runs: 1, hits: 0, displaced: 0, cutClaims: 0, unexplained: 0, overlaps: 0, longestRecoveryMs: 0,
    });
  });

  it('calls a job lost that is gone, or that is not completed', () => {
    const failed: FinalJob = { id: 'b', state: 'failed', attempts: 0, settledAt: 5, result: null };

    expect(verdictOf({ enqueued: ['a', 'b'], final: [failed], log: [] }).lost).toBe(2);
  });

  it('calls a run hit that a kill cut off, and measures until the next one', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 1_300)],
      log: [...run('w1', 'a', 1, 10, null), ...run('w2', 'a', 2, 1_250, 1_300)],
      disturbances: [{ kind: 'kill', worker: 'w1', at: 40 }],
    });

    expect(verdict).toMatchObject({ runs: 2, hits: 1, unexplained: 0, overlaps: 0, longestRecoveryMs: 1_210 });
  });

  it('calls a run hit whose handler returned just before the kill', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 1_300)],
      log: [...run('w1', 'a', 1, 10, 39), ...run('w2', 'a', 2, 1_250, 1_300)],
      disturbances: [{ kind: 'kill', worker: 'w1', at: 40 }],
    });

    expect(verdict).toMatchObject({ hits: 1, unexplained: 0 });
  });

  it('does not let the kill of another worker explain a second run', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 130)],
      log: [...run('w1', 'a', 1, 10, 50), ...run('w2', 'a', 2, 100, 130)],
      disturbances: [{ kind: 'kill', worker: 'w3', at: 40 }],
    });

    expect(verdict).toMatchObject({ hits: 0, unexplained: 1 });
  });

  it('does not let a kill long after the handler returned explain a second run', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 130)],
      log: [...run('w1', 'a', 1, 10, 50), ...run('w2', 'a', 2, 100, 130)],
      disturbances: [{ kind: 'kill', worker: 'w1', at: 5_000 }],
    });

    expect(verdict).toMatchObject({ hits: 0, unexplained: 1 });
  });

  it('sees two runs of one job at a time', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 130)],
      log: [...run('w1', 'a', 1, 10, 120), ...run('w2', 'a', 2, 100, 130)],
    });

    expect(verdict).toMatchObject({ overlaps: 1, unexplained: 1 });
  });

  it('lets a stopped worker be overtaken', () => {
    const verdict = verdictOf({
      final: [completed('a', 'w2', 2, 1_600)],
      log: [...run('w1', 'a', 1, 10, 2_100), ...run('w2', 'a', 2, 1_500, 1_600)],
      disturbances: [{ kind: 'stop', worker: 'w1', from: 40, to: 2_040 }],
    });

    expect(verdict).toMatchObject({ overlaps: 0, displaced: 1, unexplained: 0 });
  });

  it('lets a run be lost to an outage of the store, but not one long before it', () => {
    const story = (at: number) => ({
      final: [completed('a', 'w2', 2, at + 2_000)],
      log: [...run('w1', 'a', 1, at, at + 50), ...run('w2', 'a', 2, at + 1_900, at + 2_000)],
      disturbances: [{ kind: 'outage' as const, from: 10_000, to: 10_300 }],
    });

    expect(verdictOf(story(9_990))).toMatchObject({ displaced: 1, unexplained: 0 });
    expect(verdictOf(story(1_000))).toMatchObject({ displaced: 0, unexplained: 1 });
  });

  it('counts claims that were cut off before the run began', () => {
    expect(verdictOf({ final: [completed('a', 'w1', 2, 50)], log: run('w1', 'a', 2, 10, 50) }).cutClaims).toBe(1);
  });

  it.each<[string, Partial<Story>]>([
    ['two workers told of a settling', { log: [settled('w1', 'a', 50), settled('w2', 'a', 90)] }],
    ['it changed after it was seen to be settled', { log: [], seenSettledAt: new Map([['a', 50]]) }],
    ['it was settled again after a worker told of a settling', { log: [settled('w1', 'a', 50)] }],
  ])('calls a job doubled when %s', (_, story) => {
    expect(verdictOf({ final: [completed('a', 'w2', 2, 90)], log: [], ...story }).doubled).toBe(1);
  });

  it('does not call a job doubled whose one settling two processes heard of', () => {
    const log = [settled('w1', 'a', 50), settled('w2', 'a', 50)];

    expect(verdictOf({ final: [completed('a', 'w1', 1, 50)], log }).doubled).toBe(0);
  });
});
