import { ReposcanError } from '@reposcan/core';
import { expect, it } from 'vitest';
import { QueueError, RetryLater, UnrecoverableError } from '../queue-error.js';
import { failureOf } from './failure-of.js';

it.each([
  ['an error', new Error('broken'), 'broken'],
  ['an error without a message', new RangeError(''), 'RangeError'],
  ['text', 'broken', 'broken'],
  ['nothing', undefined, 'undefined'],
  ['what cannot be shown', { toString: () => { throw new Error('no'); } }, 'The handler threw something that cannot be shown.'],
  ['control and bidi characters', new Error('a\u0000\u001b[31m\u202eb\nc'), 'ab c'],
  ['user and password of a URL', new Error('cannot clone https://me:secret@host/x'), 'cannot clone https://host/x'],
])('shows %s', (_, thrown, message) => {
  expect(failureOf(thrown)).toEqual({ code: 'HANDLER_FAILED', message });
});

it.each([
  ['an error of reposcan', new ReposcanError('slow down', { code: 'RATE_LIMITED' }), 'RATE_LIMITED'],
  ['the cause of an UnrecoverableError', new UnrecoverableError('no', { cause: new ReposcanError('gone', { code: 'NOT_FOUND' }) }), 'NOT_FOUND'],
  ['the cause of a RetryLater', new RetryLater('no', { retryAt: 1, cause: new ReposcanError('slow down', { code: 'RATE_LIMITED' }) }), 'RATE_LIMITED'],
  ['an error of the queue', new QueueError('no JSON', { code: 'INVALID_PAYLOAD' }), 'INVALID_PAYLOAD'],
])('keeps the code of %s', (_, thrown, code) => {
  expect(failureOf(thrown).code).toBe(code);
});

it.each([
  ['what the queue itself says of jobs', new ReposcanError('slow', { code: 'TIMEOUT' })],
  ['what does not look like a code', new ReposcanError('odd', { code: 'a\u001b[31m' })],
  ['what is no text', new ReposcanError('odd', { code: 7 as never })],
  ['an error of somebody else', Object.assign(new Error('gone'), { code: 'ENOENT' })],
])('does not take for a code %s', (_, thrown) => {
  expect(failureOf(thrown).code).toBe('HANDLER_FAILED');
});

it('cuts what is long', () => {
  expect(failureOf(new Error('x'.repeat(10_000))).message).toHaveLength(500);
});
