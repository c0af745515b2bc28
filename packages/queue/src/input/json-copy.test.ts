import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonCopyOf } from './json-copy.js';

const copy = (value: unknown, maxBytes = 1_000_000) => jsonCopyOf(value, 'payload', maxBytes);
const cycle: { self?: unknown } = {};
cycle.self = { back: cycle };
let deep: unknown = 1;
for (let level = 0; level < 200_000; level += 1) deep = [deep];
let doubled: unknown = ['x'];
for (let level = 0; level < 40; level += 1) doubled = [doubled, doubled];

describe('jsonCopyOf', () => {
  it('copies whatever JSON can carry, and shares nothing with it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const result = copy(value);

        expect(JSON.stringify(result)).toBe(JSON.stringify(value));
        if (typeof value === 'object' && value !== null) expect(result).not.toBe(value);
      }),
    );
  });

  it('keeps a member named __proto__ a member', () => {
    const result = copy(JSON.parse('{"__proto__":{"admin":true}}')) as { admin?: boolean };

    expect(result.admin).toBeUndefined();
    expect(JSON.stringify(result)).toBe('{"__proto__":{"admin":true}}');
  });

  it.each([
    ['undefined', undefined, 'payload: it is undefined'],
    ['a member that is undefined', { a: [{ b: undefined }] }, 'payload.a[0].b: it is undefined'],
    ['a hole in a list', [1, , 3], 'payload[1]: it is undefined'], // eslint-disable-line no-sparse-arrays
    ['a function', { f: () => 1 }, 'payload.f: it is a function'],
    ['a symbol', [Symbol('s')], 'payload[0]: it is a symbol'],
    ['a symbol as key', { [Symbol('s')]: 1 }, 'symbols as keys'],
    ['a BigInt', { n: 1n }, 'payload.n: it is a bigint'],
    ['NaN', [Number.NaN], 'payload[0]: it is NaN'],
    ['an infinite number', { n: -Infinity }, 'payload.n: it is -Infinity'],
    ['a Date', { at: new Date(0) }, 'payload.at: it is not a plain object (Date)'],
    ['a Map', new Map(), 'payload: it is not a plain object (Map)'],
    ['an instance of a class', new (class Report {})(), 'payload: it is not a plain object (Report)'],
    ['something with toJSON', { toJSON: () => 1 }, 'payload.toJSON: it is a function'],
    ['a cycle', cycle, 'payload.self.back: it is a cycle'],
    ['a getter that throws', Object.defineProperty({}, 'x', { enumerable: true, get: () => { throw new Error('gone'); } }), 'gone'],
    ['nesting too deep for the stack', deep, 'cannot be read'],
  ])('refuses %s and says where', (_, value, message) => {
    expect(() => copy(value)).toThrow(expect.objectContaining({ name: 'QueueError', code: 'INVALID_PAYLOAD', message: expect.stringContaining(message) }));
  });

  it.each([
    ['long text', 'x'.repeat(100)],
    ['multi-byte text', '€'.repeat(40)],
    ['shared parts that double at each level, without walking them all', doubled],
  ])('refuses %s above the limit', (_, value) => {
    expect(() => copy(value, 99)).toThrow(expect.objectContaining({ code: 'INVALID_PAYLOAD', message: expect.stringContaining('larger than 99 bytes') }));
  });

  it('allows exactly the limit, in bytes of UTF-8', () => {
    expect(copy('€'.repeat(33), 101)).toBe('€'.repeat(33));
    expect(() => copy('€'.repeat(33), 100)).toThrow('larger than 100 bytes');
  });

  it('shares parts that are no cycle', () => {
    const part = { n: 1 };

    expect(copy([part, part])).toEqual([{ n: 1 }, { n: 1 }]);
  });
});
