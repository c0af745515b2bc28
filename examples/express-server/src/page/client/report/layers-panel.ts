import type { LayeredFolder, Layers, LayerViolation } from '@reposcan/core';
import { el } from '../dom/element.js';
import { card } from '../dom/parts.js';
import { counted } from '../text/figures.js';

/** The architecture that the imports show: the highest layer on top, and what breaks the order. */
export function layersPanel({ folders, violations }: Layers): HTMLElement {
  // They come from the highest layer down.
  const numbers = [...new Set(folders.map(({ layer }) => layer))];
  const rows = numbers.map((layer) => el('li', {}, el('b', { title: `layer ${layer}` }, layer), el('div', {}, folders.filter((folder) => folder.layer === layer).map(folderBox))));
  return el(
    'div',
    {},
    card('Layers', { note: 'A folder imports from the layers below it. The lowest imports nothing else of the repository. Tests are left out.' }, el('ol', { class: 'layers' }, rows)),
    violations.length === 0
      ? card('Against the order', { class: 'good' }, el('p', {}, 'No import breaks this order.'))
      : card('Against the order', { note: 'Imports from a lower folder to a higher one.', class: 'notice' }, el('ul', {}, violations.slice(0, 40).map(violation))),
  );
}

function folderBox({ path, files, uses }: LayeredFolder): HTMLElement {
  const name = [el('code', {}, el('bdi', {}, path === '' ? '(root)' : path)), ' ', el('span', { class: 'quiet small' }, counted(files, 'file'))];
  if (uses.length === 0) return el('div', { class: 'folder' }, name);
  return el('details', { class: 'folder' }, el('summary', {}, name), el('p', { class: 'quiet small' }, 'uses'), el('ul', {}, uses.map((used) => el('li', {}, el('code', {}, el('bdi', {}, used === '' ? '(root)' : used))))));
}

function violation({ fromFolder, toFolder, count, edges }: LayerViolation): HTMLElement {
  const lines = edges.map(({ from, to, line }) => el('li', {}, el('code', {}, el('bdi', {}, from), `:${line}`), ' → ', el('code', {}, el('bdi', {}, to))));
  const more = count - edges.length;
  return el('li', {}, el('details', {}, el('summary', {}, el('bdi', {}, fromFolder), ' → ', el('bdi', {}, toFolder), `, ${counted(count, 'import')}`), el('ul', {}, lines, more > 0 && el('li', { class: 'quiet' }, `and ${more} more`))));
}
