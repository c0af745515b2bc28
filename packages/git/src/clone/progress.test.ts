import { expect, it } from 'vitest';
import { parseProgress } from './progress.js';

it.each([
  ['remote: Enumerating objects: 25, done.', { phase: 'counting', percent: null }],
  ['remote: Counting objects:  45% (9/20)', { phase: 'counting', percent: 45 }],
  ['remote: Compressing objects: 100% (20/20), done.', { phase: 'compressing', percent: 100 }],
  ['Receiving objects:  12% (3/25), 1.20 MiB | 2.40 MiB/s', { phase: 'receiving', percent: 12 }],
  ['Resolving deltas:   0% (0/7)', { phase: 'resolving-deltas', percent: 0 }],
  ['Receiving objects: 999% (3/25)', { phase: 'receiving', percent: 100 }],
  ['fatal: no', null],
  ['remote: Receiving gifts: 12%', null],
])('%j is %j', (line, expected) => {
  expect(parseProgress(line)).toEqual(expected);
});
