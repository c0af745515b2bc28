import { ReposcanError } from '@reposcan/core';
import type { GitErrorCode } from '@reposcan/git';
import { GithubError, type GithubErrorCode } from '@reposcan/github';
import { RetryLater, UnrecoverableError } from '@reposcan/queue';
import type { StorageErrorCode } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { scanQueueSetup } from '../fixtures/scan-queue-setup.js';
import { PipelineError, type PipelineErrorCode } from '../pipeline-error.js';
import { jobErrorOf } from './retry-policy.js';

type Code = GithubErrorCode | GitErrorCode | StorageErrorCode | PipelineErrorCode;

/** A new code of a sibling does not compile until it has its decision here. */
const decisions: Record<Exclude<Code, 'JOB_FAILED'>, 'tried again' | 'final'> = {
  RATE_LIMITED: 'tried again',
  SECONDARY_RATE_LIMITED: 'tried again',
  SERVER_ERROR: 'tried again',
  INVALID_RESPONSE: 'tried again',
  TIMEOUT: 'tried again',
  NETWORK: 'tried again',
  HOST_UNRESOLVED: 'tried again',
  BUSY: 'tried again',
  UNAVAILABLE: 'tried again',
  FULL: 'tried again',
  DISK_FULL: 'tried again',
  FAILED: 'tried again',
  STAGE_FAILED: 'tried again',
  ABORTED: 'final',
  ADDRESS_REFUSED: 'final',
  AUTH_REQUIRED: 'final',
  CLOSED: 'final',
  CORRUPT: 'final',
  EMPTY_REPOSITORY: 'final',
  FORBIDDEN: 'final',
  GIT_MISSING: 'final',
  GIT_TOO_OLD: 'final',
  INVALID_CURSOR: 'final',
  INVALID_INPUT: 'final',
  INVALID_LOGIN: 'final',
  INVALID_OPTIONS: 'final',
  INVALID_REF: 'final',
  INVALID_TARGET: 'final',
  INVALID_URL: 'final',
  NEWER_SCHEMA: 'final',
  NOT_A_REPOSITORY: 'final',
  NOT_CONFIGURED: 'final',
  NOT_FOUND: 'final',
  READ_ONLY: 'final',
  REF_NOT_FOUND: 'final',
  REPOSITORY_NOT_FOUND: 'final',
  REPOSITORY_TOO_LARGE: 'final',
  RESOURCE_LIMITED: 'final',
  UNAUTHORIZED: 'final',
  URL_REFUSED: 'final',
};

describe('an error in a job', () => {
  it.each(Object.entries(decisions))('with the code %s is %s', (code, decision) => {
    const error = jobErrorOf(new ReposcanError('It went wrong.', { code }), []);

    expect(error instanceof UnrecoverableError).toBe(decision === 'final');
    expect(error.message).toBe(`It went wrong. [${code}]`);
  });

  it('of unknown origin is tried again', () => {
    expect(jobErrorOf(new TypeError('odd'), [])).toMatchObject({ name: 'PipelineError', code: 'JOB_FAILED', message: 'odd [UNEXPECTED]' });
  });

  it('that says when to come back is tried again then', () => {
    const retryAt = new Date(1_900_000_000_000);

    expect(jobErrorOf(new GithubError('Slow down.', { code: 'RATE_LIMITED', retryAt }), [])).toMatchObject({ name: 'RetryLater', retryAt: retryAt.getTime(), message: 'Slow down. [RATE_LIMITED]' });
  });

  it('that is final stays final, whenever it says to come back', () => {
    expect(jobErrorOf(new GithubError('No.', { code: 'FORBIDDEN', retryAt: new Date() }), [])).toBeInstanceOf(UnrecoverableError);
  });

  it.each([new UnrecoverableError('x'), new RetryLater('x', { retryAt: 1 }), new PipelineError('x', { code: 'JOB_FAILED' })])('that a job made stays what it is: %s', (error) => {
    expect(jobErrorOf(error, [])).toBe(error);
  });

  it.each([
    { code: 'SERVER_ERROR', attempts: 3 },
    { code: 'NOT_FOUND', attempts: 1 },
  ])('with the code $code makes $attempts attempts, half a minute and a minute apart', async ({ code, attempts }) => {
    const starts: number[] = [];
    const github = createFakeGithub({
      account: async () => {
        starts.push(clock.now());
        throw new ReposcanError('GitHub says no.', { code });
      },
    });
    const { orchestrator, queue, clock, close } = scanQueueSetup({ github });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();

    await clock.advance(200_000);
    const job = await queue.get(id);
    await close();

    expect(job).toMatchObject({ state: 'failed', attempts, failure: { message: `GitHub says no. [${code}]` } });
    expect(starts.map((at) => at - (starts[0] ?? 0))).toEqual([0, 30_000, 90_000].slice(0, attempts));
  });

  it('that says when to come back starts the next attempt then, and the failure keeps its code', async () => {
    const starts: number[] = [];
    const github = createFakeGithub({
      account: async () => {
        starts.push(clock.now());
        throw new GithubError('Slow down.', { code: 'RATE_LIMITED', retryAt: new Date(clock.now() + 3_000_000) });
      },
    });
    const { orchestrator, queue, clock, close } = scanQueueSetup({ github });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();

    await clock.advance(6_000_000);
    const job = await queue.get(id);
    await close();

    expect(job).toMatchObject({ state: 'failed', attempts: 3, failure: { code: 'RATE_LIMITED', message: 'Slow down. [RATE_LIMITED]' } });
    expect(starts.map((at) => at - (starts[0] ?? 0))).toEqual([0, 3_000_000, 6_000_000]);
  });
});
