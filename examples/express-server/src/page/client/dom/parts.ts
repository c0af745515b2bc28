import { el, type Child } from './element.js';

/** A titled part of a page. */
export function card(title: string, options: { note?: string; class?: string }, ...children: Child[]): HTMLElement {
  return el('section', { class: `card ${options.class ?? ''}`.trim() }, el('h2', {}, title), options.note !== undefined && el('p', { class: 'quiet small note' }, options.note), children);
}

/** Figures with what they count. */
export function tiles(entries: readonly (readonly [label: string, figure: string])[]): HTMLElement {
  return el('dl', { class: 'tiles' }, entries.map(([label, figure]) => el('div', {}, el('dt', {}, label), el('dd', {}, figure))));
}

/** Short facts, one beside the other. */
export function facts(items: readonly Child[]): HTMLElement {
  return el('ul', { class: 'facts' }, items.filter((item) => item !== null && item !== false && item !== undefined).map((item) => el('li', {}, item)));
}

/** A page's heading with its sign: the first letter of a name. */
export function pageHead(name: string, subtitle: Child, ...rest: Child[]): HTMLElement {
  const [sign = '·'] = /[\p{L}\p{N}]/u.exec(name) ?? [];
  return el(
    'header',
    { class: 'top' },
    el('div', { class: 'sign', 'aria-hidden': 'true' }, sign.toUpperCase()),
    el('div', { class: 'grow' }, el('h1', { tabindex: '-1' }, el('bdi', {}, name)), subtitle !== null && el('p', {}, subtitle), rest),
  );
}

/** A meter: a bar as long as the share, said in words elsewhere. */
export function meter(percent: number, look = ''): HTMLElement {
  return el('span', { class: `meter ${look}`.trim(), 'aria-hidden': 'true' }, el('i', { vars: { '--part': `${Math.max(0, Math.min(100, percent))}%` } }));
}

/** Nothing is here, and what to do about it. */
export function empty(title: string, ...children: Child[]): HTMLElement {
  return el('div', { class: 'card empty' }, el('p', { class: 'empty-title' }, title), el('p', { class: 'quiet' }, children));
}
