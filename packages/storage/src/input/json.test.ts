import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf } from './json.js';

describe('jsonOf', () => {
  it('keeps every JSON value as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(jsonOf(value, 'value')).toBe(JSON.stringify(value));
      }),
    );
  });

  it('leaves out properties that are undefined', () => {
    expect(jsonOf({ code: 'STAGE_SLOW', stage: undefined }, 'warning')).toBe('{"code":"STAGE_SLOW"}');
  });

  const cycle: { list: unknown[] } = { list: [] };
  cycle.list.push(cycle);
  let deep: unknown = 0;
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];

  it.each<[string, unknown, string]>([
    ['undefined', undefined, 'no value'],
    ['a BigInt', { a: [1n] }, 'BigInt'],
    ['a cycle', cycle, 'circular'],
    ['NaN', { a: { b: [Number.NaN] } }, 'not finite'],
    ['infinity', [Infinity], 'not finite'],
    ['a function', { a: () => 1 }, 'a function'],
    ['a symbol', { a: Symbol('a') }, 'a symbol'],
    ['a hole in a list', [1, undefined], 'a hole'],
    ['a list without end', deep, 'stack'],
  ])('refuses %s and says so', (_, value, why) => {
    expect(() => jsonOf(value, 'profile')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(() => jsonOf(value, 'profile')).toThrow(new RegExp(`The profile cannot be stored: .*${why}`));
  });
});
