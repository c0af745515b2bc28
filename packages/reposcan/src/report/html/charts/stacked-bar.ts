import { html, type Markup } from '../markup.js';

/** A part of a whole. */
export interface Part {
  name: string;
  value: number;
  /** The value in words. */
  figure: string;
  /** Class that gives the colour. */
  mark: string;
}

/** One bar split into parts, with a legend that says everything that the bar shows. */
export function stackedBar(parts: readonly Part[]): Markup {
  const segments = parts
    .filter(({ value }) => value > 0)
    .map(({ value, mark, name }) => html`<i class="${mark}" style="flex:${value} 0 0" title="${name}"></i>`);
  const legend = parts.map(({ name, figure, mark }) => html`<li class="${mark}"><bdi>${name}</bdi><span>${figure}</span></li>`);
  return html`<div class="stack" aria-hidden="true">${segments}</div><ul class="legend">${legend}</ul>`;
}

const colors = 8;

/** The class of the nth colour; everything from the ninth on has the colour of "other". */
export function markOf(nth: number): string {
  return `m${Math.min(nth, colors)}`;
}
