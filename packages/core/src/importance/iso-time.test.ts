import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIsoTime } from './iso-time.js';

describe('parseIsoTime', () => {
  it('agrees with Date for every second of the calendar', () => {
    const dates = fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const text = `${date.toISOString().slice(0, 19)}Z`;

        expect(parseIsoTime(text)).toBe(Date.parse(text));
      }),
    );
  });

  it.each([
    ['2026-11-22', 1795305600000],
    ['2026-11-22T15:56:52.250Z', 1795363012250],
    ['2026-11-22T16:56:52+01:00', 1795363012000],
    ['2024-02-29T00:00:00Z', 1709164800000],
  ])('reads %s', (text, time) => {
    expect(parseIsoTime(text)).toBe(time);
  });

  it.each([
    '',
    'yesterday',
    '2026',
    '2026-11-22T15:56:52',
    '2026-13-01T00:00:00Z',
    '2026-11-22T24:61:00Z',
    '2026-11-2xT00:00:00Z',
    '2026/11/22T00:00:00Z',
    'Sun, 22 Nov 2026 15:56:52 GMT',
    `${'2'.repeat(100_000)}-01-01`,
    1795363012000,
    null,
    undefined,
  ])('gives NaN for %j', (text) => {
    expect(parseIsoTime(text)).toBeNaN();
  });
});
