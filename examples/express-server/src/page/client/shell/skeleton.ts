import { el } from '../dom/element.js';

/** Grey shapes where something will be, of about its size. */
export function skeleton(what: string, cards = 3): HTMLElement {
  return el(
    'div',
    { class: 'skeleton', 'aria-busy': 'true' },
    el('h1', { tabindex: '-1', class: 'hidden' }, what),
    el('div', { class: 'bone head' }),
    Array.from({ length: cards }, () => el('div', { class: 'bone' })),
  );
}
