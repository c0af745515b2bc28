import { describe, expect, it } from 'vitest';
import { table } from './table.js';

const plain = (text: string) => text;

describe('table', () => {
  it('aligns columns by what they show, wide characters included', () => {
    const lines = table(
      [{ title: 'name' }, { title: 'n', align: 'right' }],
      [
        [{ text: '組版' }, { text: '7' }],
        [{ text: 'a' }, { text: '12' }],
      ],
      40,
      plain,
    );

    expect(lines).toEqual(['name   n', '組版   7', 'a     12']);
  });

  it('shrinks the columns that may shrink, at the end or at the start, and no other', () => {
    const columns = [{ shrink: 'start' as const }, { shrink: 'end' as const }, {}];
    const lines = table(
      columns,
      [[{ text: 'packages/core/index.ts' }, { text: 'a long explanation' }, { text: 'fixed' }]],
      30,
      plain,
    );

    expect(lines[0]).toHaveLength(30);
    expect(lines[0]).toMatch(/^….*index\.ts {2}a long.*… {2}fixed$/);
  });

  it('paints after it has aligned', () => {
    const lines = table(
      [{}, {}],
      [
        [{ text: 'a', paint: (text) => `<${text}>` }, { text: 'b' }],
        [{ text: 'long' }, { text: 'c' }],
      ],
      40,
      plain,
    );

    expect(lines).toEqual(['<a   >  b', 'long  c']);
  });
});
