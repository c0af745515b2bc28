import { describe, expect, it } from 'vitest';
import { bars } from './bars.js';

const plain = (text: string) => text;

describe('bars', () => {
  it('draws on a scale from 0 to the largest value, with eighths', () => {
    const lines = bars(
      [
        { label: 'a', value: 16, note: '16' },
        { label: 'bb', value: 3, note: '3' },
      ],
      14,
      plain,
    );

    expect(lines).toEqual(['a   ██████  16', 'bb  █▏      3']);
  });

  it('shows a sliver of what is small, and nothing of nothing', () => {
    const lines = bars(
      [
        { label: 'a', value: 10_000, note: '' },
        { label: 'b', value: 1, note: '' },
        { label: 'c', value: 0, note: '' },
      ],
      20,
      plain,
    );

    expect(lines.slice(1)).toEqual(['b  ▏', 'c']);
  });

  it('has no lines without rows', () => {
    expect(bars([], 20, plain)).toEqual([]);
  });
});
