import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, instantOrNull } from './instant.js';

describe('instantOf', () => {
  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00.5Z', '2026-11-22T10:00:00.500Z'],
    ['2026-11-22T12:00:00+02:00', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('takes %s for %s', (text, instant) => {
    expect(instantOf(text, 'start')).toBe(instant);
  });

  it('has the order of time as its alphabetical order', () => {
    const anyTime = fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(fc.property(anyTime, anyTime, (a, b) => instantOf(a.toISOString(), 'a') < instantOf(b.toISOString(), 'b') === a < b));
  });

  it.each([
    '',
    'now',
    '1700000000',
    '22.11.2026',
    '2026-13-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    'Sun, 22 Nov 2026',
    7,
    null,
    undefined,
  ])('refuses %o', (value) => {
    expect(() => instantOf(value, 'start')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

describe('instantOrNull', () => {
  it('answers null for what is not a time', () => {
    expect(instantOrNull('never')).toBeNull();
    expect(instantOrNull(null)).toBeNull();
    expect(instantOrNull('2026-11-22T10:00:00Z')).toBe('2026-11-22T10:00:00.000Z');
  });
});
