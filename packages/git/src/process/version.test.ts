import { expect, it } from 'vitest';
import { isAtLeast, parseVersion } from './version.js';

it.each([
  ['git version 2.39.5\n', [2, 39]],
  ['git version 2.39.5 (Apple Git-154)\n', [2, 39]],
  ['git version 3.0.0.rc1\n', [3, 0]],
  ['svn, version 1.14\n', null],
])('%j is %j', (output, expected) => {
  expect(parseVersion(output)).toEqual(expected);
});

it.each([
  [[2, 37], [2, 37], true],
  [[2, 36], [2, 37], false],
  [[3, 0], [2, 37], true],
  [[1, 99], [2, 37], false],
] as const)('%j has what %j brought: %s', (version, wanted, expected) => {
  expect(isAtLeast(version, wanted)).toBe(expected);
});
