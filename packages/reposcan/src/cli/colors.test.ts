import { expect, it } from 'vitest';
import { wantsColor } from './colors.js';

it.each([
  [{}, true, false, true],
  [{}, false, false, false],
  [{ NO_COLOR: '1' }, true, false, false],
  [{ NO_COLOR: '' }, true, false, true],
  [{ FORCE_COLOR: '1' }, false, false, true],
  [{ FORCE_COLOR: '0' }, true, false, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false, false],
  [{ FORCE_COLOR: '1' }, true, true, false],
  [{ TERM: 'dumb' }, true, false, false],
])('with %j, terminal %s and --no-color %s there is colour: %s', (env, isTTY, refused, expected) => {
  expect(wantsColor({ env, isTTY, refused })).toBe(expected);
});
