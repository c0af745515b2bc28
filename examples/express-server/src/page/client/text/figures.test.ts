import { expect, it } from 'vitest';
import { byteSize, counted, countOrUnknown, day, duration, percent, signed } from './figures.js';

it.each([
  [counted(1, 'file'), '1 file'],
  [counted(1234, 'repository', 'repositories'), '1,234 repositories'],
  [countOrUnknown({ unknown: 'forbidden' }), 'unknown'],
  [byteSize(0), '0 B'],
  [byteSize(1536), '1.5 KiB'],
  [byteSize(5 * 1024 ** 4), '5120 GiB'],
  [duration(12.3), '12 ms'],
  [duration(1_300), '1.3 s'],
  [duration(125_000), '2 min 5 s'],
  [day('2026-11-03T10:00:00Z'), '3 Nov 2026'],
  [day('soon'), 'soon'],
  [percent(0.004), '0.4 %'],
  [percent(0.5), '50 %'],
  [signed(31.24), '+31.2'],
  [signed(-4), '−4'],
  [signed(-0.01), '+0'],
])('%s', (shown, expected) => {
  expect(shown).toBe(expected);
});
