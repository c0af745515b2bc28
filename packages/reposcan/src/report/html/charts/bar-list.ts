import { html, type Markup } from '../markup.js';

/** One bar with its name and its value in words. */
export interface ListedBar {
  name: string;
  value: number;
  figure: string;
  /** Class that gives the colour. */
  mark?: string;
}

/** Horizontal bars on a common scale that starts at 0. */
export function barList(rows: readonly ListedBar[]): Markup {
  const largest = Math.max(...rows.map(({ value }) => value), 0);
  const width = (value: number) => (largest > 0 ? ((value / largest) * 100).toFixed(2) : '0');
  const items = rows.map(({ name, value, figure, mark }) => {
    const bar = value > 0 && html`<i style="width:${width(value)}%"></i>`;
    return html`<li><bdi>${name}</bdi><span class="track ${mark}" aria-hidden="true">${bar}</span><span class="figure">${figure}</span></li>`;
  });
  return html`<ul class="bars">${items}</ul>`;
}
