import { expect, it } from 'vitest';
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

it('cuts what is long', () => {
  expect(failureOf(new Error('x'.repeat(10_000))).message).toHaveLength(500);
});
