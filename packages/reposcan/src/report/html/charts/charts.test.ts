import { describe, expect, it } from 'vitest';
import { sampleAccountScan } from '../../../fixtures/sample-account.js';
import { barList } from './bar-list.js';
import { scoreHistogram } from './score-histogram.js';
import { scoreMap } from './score-map.js';
import { stackedBar } from './stacked-bar.js';

describe('scoreHistogram', () => {
  it('counts every score once, the limits included', () => {
    const counts = [...scoreHistogram([0, 4.9, 5, 49.9, 50, 70, 99.9, 100]).source.matchAll(/data-count="(\d+)"/g)].map(
      ([, number]) => Number(number),
    );

    expect(counts).toEqual([2, 1, 1, 1, 1, 2]);
  });

  it('colours a step by its category', () => {
    expect(scoreHistogram([49, 50, 69, 70]).source.match(/class="\w+" style="height:100/g)).toEqual([
      'class="supporting" style="height:100',
      'class="significant" style="height:100',
      'class="significant" style="height:100',
      'class="flagship" style="height:100',
    ]);
  });
});

describe('scoreMap', () => {
  const { repositories } = sampleAccountScan();
  const rowId = () => 'row';

  it('has a dot for every repository that was ever pushed to', () => {
    const dots = scoreMap(repositories, rowId)?.source.match(/href="#row"/g);

    expect(dots).toHaveLength(repositories.filter(({ pushedAt }) => pushedAt !== null).length);
  });

  it('is left out where two dots would pretend to be a picture', () => {
    expect(scoreMap(repositories.slice(0, 2), rowId)).toBeNull();
  });

  it('places every dot inside', () => {
    const positions = [...(scoreMap(repositories, rowId)?.source.matchAll(/left:([\d.]+)%;bottom:([\d.]+)%/g) ?? [])].flatMap(
      ([, left, bottom]) => [Number(left), Number(bottom)],
    );

    expect(Math.min(...positions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...positions)).toBeLessThanOrEqual(100);
  });
});

describe('bars', () => {
  it('have lengths from 0, and none for nothing', () => {
    const bars = barList([
      { name: 'a', value: 8, figure: '8' },
      { name: 'b', value: 2, figure: '2' },
      { name: 'c', value: 0, figure: '0' },
    ]);

    expect(bars.source.match(/width:[\d.]+%/g)).toEqual(['width:100.00%', 'width:25.00%']);
  });

  it('say in their legend what they show, parts of nothing included', () => {
    const bar = stackedBar([
      { name: 'a', value: 1, figure: 'one', mark: 'm0' },
      { name: 'b', value: 0, figure: 'none', mark: 'm1' },
    ]);

    expect(bar.source.match(/<i /g)).toHaveLength(1);
    expect(bar.source).toContain('<bdi>b</bdi><span>none</span>');
  });
});
