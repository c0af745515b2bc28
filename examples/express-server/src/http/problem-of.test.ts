import { GitError } from '@reposcan/git';
import { GithubError } from '@reposcan/github';
import { PipelineError } from '@reposcan/pipeline';
import { QueueError } from '@reposcan/queue';
import { SqliteError } from '@reposcan/sqlite';
import { StorageError } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { problemOf } from './problem-of.js';

const path = '/srv/secret/place.sqlite';

describe('an error that a client meets', () => {
  it.each([
    [new StorageError(path, { code: 'FULL' }), 507, 'store-full'],
    [new StorageError(path, { code: 'BUSY' }), 503, 'store-unavailable'],
    [new StorageError(path, { code: 'CORRUPT' }), 500, 'store-failed'],
    [new StorageError(path, { code: 'READ_ONLY' }), 500, 'store-failed'],
    [new SqliteError(path, { code: 'FULL' }), 507, 'store-full'],
    [new SqliteError(path, { code: 'UNAVAILABLE' }), 503, 'store-unavailable'],
    [new QueueError(path, { code: 'UNAVAILABLE' }), 503, 'queue-unavailable'],
    [new QueueError(path, { code: 'BUSY' }), 503, 'queue-unavailable'],
    [new QueueError(path, { code: 'CLOSED' }), 503, 'queue-unavailable'],
    [new QueueError(path, { code: 'FULL' }), 507, 'queue-full'],
    [new QueueError(path, { code: 'NOT_FOUND' }), 404, 'job-not-found'],
    [new GithubError('no', { code: 'NOT_FOUND' }), 404, 'github-not-found'],
    [new GithubError('no', { code: 'RATE_LIMITED', retryAt: new Date(Date.now() + 90_000) }), 503, 'github-rate-limited'],
    [new GithubError('no', { code: 'TIMEOUT' }), 504, 'github-timeout'],
    [new GithubError('no', { code: 'SERVER_ERROR' }), 502, 'github-server-error'],
    [new GithubError('no', { code: 'NETWORK' }), 502, 'github-network'],
    [new GitError('no', { code: 'ADDRESS_REFUSED' }), 422, 'address-refused'],
    [new PipelineError('no', { code: 'INVALID_INPUT' }), 422, 'invalid-input'],
    [new Error(path), 500, 'internal'],
    [path, 500, 'internal'],
    [null, 500, 'internal'],
  ])('%s is a problem %i %s, without what is not for it', (error, status, code) => {
    const problem = problemOf(error);

    expect([problem.status, problem.code]).toEqual([status, code]);
    if (status >= 500) expect(problem.message).not.toContain('/srv');
    if (status === 503) expect(Number(problem.headers['Retry-After'])).toBeGreaterThan(0);
  });

  it('says when GitHub will answer again', () => {
    const { headers } = problemOf(new GithubError('no', { code: 'RATE_LIMITED', retryAt: new Date(Date.now() + 90_000) }));

    expect(Number(headers['Retry-After'])).toBeGreaterThanOrEqual(89);
  });
});
