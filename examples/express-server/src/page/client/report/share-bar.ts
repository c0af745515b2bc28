import { el } from '../dom/element.js';
import { percent } from '../text/figures.js';

/** A part of a whole. */
export interface Share {
  name: string;
  /** 0–1 */
  share: number;
  figure: string;
}

const most = 8;

/** Parts of a whole as one bar with a legend; the smallest together. */
export function shareBar(parts: readonly Share[]): HTMLElement {
  const rest = parts.slice(most);
  const shown = parts.slice(0, most).map((part, index) => ({ ...part, mark: `m${index}` }));
  if (rest.length > 0) shown.push({ name: `${rest.length} more`, share: rest.reduce((sum, { share }) => sum + share, 0), figure: '', mark: 'm8' });
  return el(
    'div',
    {},
    el('div', { class: 'stack', 'aria-hidden': 'true' }, shown.map(({ share, mark }) => el('i', { class: mark, vars: { '--part': `${share * 100}%` } }))),
    el('ul', { class: 'legend' }, shown.map(({ name, share, figure, mark }) => el('li', { class: mark }, el('bdi', {}, name), el('span', {}, [percent(share), figure].filter((text) => text !== '').join(' · '))))),
  );
}
