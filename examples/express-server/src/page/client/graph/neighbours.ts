import { el } from '../dom/element.js';
import { counted } from '../text/figures.js';
import type { GraphModel } from './graph-model.js';

const most = 40;

/** What a node imports, and what imports it: each leads to the next node. */
export function neighbours({ nodes, edges }: GraphModel, id: string, select: (id: string) => void): HTMLElement {
  const node = nodes.find((one) => one.id === id);
  const list = (title: string, ids: readonly string[]): HTMLElement =>
    el(
      'div',
      {},
      el('h3', {}, `${title} ${counted(ids.length, 'node')}`),
      el('ul', {}, ids.slice(0, most).map((other) => el('li', {}, el('button', { type: 'button', class: 'link', on: { click: () => select(other) } }, el('code', {}, el('bdi', {}, other)))))),
      ids.length > most && el('p', { class: 'quiet small' }, `and ${ids.length - most} more`),
    );
  return el(
    'div',
    {},
    el('p', {}, el('code', {}, el('bdi', {}, id)), node?.layer != null && el('span', { class: 'quiet small' }, ` layer ${node.layer}`)),
    el('div', { class: 'pair tight' }, list('Imports', edges.filter(({ from }) => from === id).map(({ to }) => to)), list('Imported by', edges.filter(({ to }) => to === id).map(({ from }) => from))),
  );
}
