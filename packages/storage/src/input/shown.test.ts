import { describe, expect, it } from 'vitest';
import { shown } from './shown.js';

describe('shown', () => {
  it.each([
    ['octocat', '"octocat"'],
    ['\u001b[31mred\u202eder', '"redder"'],
    ['x'.repeat(200), `"${'x'.repeat(79)}…"`],
    [null, 'null'],
    [undefined, 'undefined'],
    [7, 'of type number'],
    [{ token: 'secret' }, 'of type object'],
  ])('shows %o as %s', (input, text) => {
    expect(shown(input)).toBe(text);
  });
});
