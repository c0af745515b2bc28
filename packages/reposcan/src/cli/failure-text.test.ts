import { expect, it } from 'vitest';
import { ReposcanError } from '@reposcan/core';
import { failureText } from './failure-text.js';

it('is one line with the message, the hint and the code', () => {
  const error = new ReposcanError('No account.', { code: 'NOT_FOUND', hint: 'Check the login.' });

  expect(failureText(error, false)).toBe('reposcan: No account. Check the login. [NOT_FOUND]\n');
});

it('stays one line whatever the message holds', () => {
  expect(failureText(new Error('a\nb\u001b[2J'), false)).toBe('reposcan: a b [UNEXPECTED]\n');
});

it.each([
  ['thrown text', 'reposcan: thrown text [UNEXPECTED]\n'],
  [undefined, 'reposcan: undefined [UNEXPECTED]\n'],
  [new TypeError(''), 'reposcan: TypeError [UNEXPECTED]\n'],
])('copes with %o', (error, expected) => {
  expect(failureText(error, false)).toBe(expected);
});

it('shows stacks and causes when asked, and ends on a circle of causes', () => {
  const inner = new Error('inner');
  const outer = new Error('outer', { cause: inner });
  inner.cause = outer;

  expect(failureText(outer, true)).toMatch(/^reposcan: outer [^]* {2}Error: outer\n[^]*caused by Error: inner\n/);
});
