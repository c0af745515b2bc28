import { describe, expect, it } from 'vitest';
import { byteSize, count, counted, day, duration, percent, shortCount, signed } from './figures.js';

describe('figures', () => {
  it.each([
    [count, 1234567, '1,234,567'],
    [shortCount, 0, '0'],
    [shortCount, 999, '999'],
    [shortCount, 1200, '1.2k'],
    [shortCount, 9949, '9.9k'],
    [shortCount, 12_480, '12k'],
    [shortCount, 999_600, '1.0M'],
    [shortCount, 3.4e9, '3.4G'],
    [byteSize, 0, '0 B'],
    [byteSize, 1023, '1023 B'],
    [byteSize, 1024, '1.0 KiB'],
    [byteSize, 240_000_000, '229 MiB'],
    [duration, 0.42, '0.4 ms'],
    [duration, 34.4, '34 ms'],
    [duration, 999.6, '1 s'],
    [duration, 1243, '1.24 s'],
    [duration, 125_000, '2 min 5 s'],
    [percent, 0, '0 %'],
    [percent, 0.0004, '< 0.1 %'],
    [percent, 0.043, '4.3 %'],
    [percent, 1, '100 %'],
    [signed, 31.24, '+31.2'],
    [signed, -4, '−4'],
    [signed, -0.01, '+0'],
  ])('%o of %d is %s', (format, value, expected) => {
    expect(format(value)).toBe(expected);
  });

  it('names one and many', () => {
    expect([counted(1, 'file'), counted(0, 'file'), counted(2, 'repository', 'repositories')]).toEqual([
      '1 file',
      '0 files',
      '2 repositories',
    ]);
  });

  it('shows the day of a time, and what is no time as it is', () => {
    expect([day('2026-11-20T09:30:00Z'), day('yesterday')]).toEqual(['2026-11-20', 'yesterday']);
  });
});
