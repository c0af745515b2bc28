import { el } from '../dom/element.js';

/** The files of one way around a circle of imports. */
export function wayList(files: readonly string[]): HTMLElement {
  return el('ol', { class: 'way' }, files.map((path) => el('li', {}, el('code', {}, el('bdi', {}, path)))));
}
