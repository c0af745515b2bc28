import type { RepositoryScan } from '@reposcan/core';
import { el, fill } from '../dom/element.js';
import { card, facts } from '../dom/parts.js';
import { announce } from '../dom/announce.js';
import { counted } from '../text/figures.js';
import type { Drawing } from './draw-graph.js';
import { graphModel, groupsOf, type Grain, type GraphModel } from './graph-model.js';
import { graphTable } from './graph-table.js';
import { neighbours } from './neighbours.js';

type Look = 'picture' | 'table';

/** The import graph as a picture to explore, and as a table that says the same. */
export function graphPanel(scan: RepositoryScan, signal: AbortSignal): HTMLElement {
  const { importGraph, signals } = scan;
  let grain: Grain = (importGraph?.files.length ?? 0) > 400 ? 'folders' : 'files';
  let look: Look = 'picture';
  let model: GraphModel = { nodes: [], edges: [], leftOut: 0 };
  let drawing: Drawing | null = null;
  let groups: string[] = [];
  const markOf = (group: string): string => (groups.includes(group) ? `c${groups.indexOf(group)}` : 'other');

  const stage = el('div', { class: 'graph-stage' });
  const details = el('div', { class: 'graph-details', role: 'region', 'aria-label': 'Selected' });
  const legend = el('ul', { class: 'graph-legend' });
  const found = el('span', { class: 'quiet small', role: 'status' });
  const field = el('input', { type: 'search', 'aria-label': 'Search the graph', placeholder: 'Search a path' });
  const canvasTools = el('div', { class: 'segments', role: 'group', 'aria-label': 'Zoom' }, tool('+', 'Zoom in', () => drawing?.zoom(1.5)), tool('−', 'Zoom out', () => drawing?.zoom(1 / 1.5)), tool('⤢', 'Show all', () => drawing?.reset()));

  const select = (id: string | null): void => {
    drawing?.select(id);
    fill(details, id === null ? el('p', { class: 'quiet small' }, 'Choose a node, or search: it is shown with what it imports and what imports it. Red arrows are part of a circle, or go against the order of the layers.') : neighbours(model, id, select));
    if (id !== null) announce(`${id} selected`);
  };
  const draw = (): void => {
    drawing?.close();
    drawing = null;
    model = graphModel(scan, grain);
    const all = groupsOf(model);
    groups = all.slice(0, 8);
    const rest = all.length - groups.length;
    canvasTools.hidden = look === 'table';
    found.textContent = model.leftOut > 0 ? `${counted(model.leftOut, 'node')} of least weight left out` : '';
    if (look === 'table') {
      fill(stage, graphTable(model, grain));
      stage.className = 'graph-stage flat';
    } else {
      stage.className = 'graph-stage';
      const place = el('div', { class: 'graph-canvas', role: 'img', 'aria-label': `Import graph: ${counted(model.nodes.length, grain === 'files' ? 'file' : 'folder')}, ${counted(model.edges.length, 'arrow')}. The table says the same.` });
      fill(stage, place);
      // The panel is put into the page right after it was made; sigma measures its place.
      requestAnimationFrame(() => void paint(place));
    }
    fill(legend, look === 'picture' && [groups.map((group, index) => el('li', { class: `m${index}` }, el('bdi', {}, group))), rest > 0 && el('li', { class: 'm8' }, `${rest} more`)]);
    select(null);
  };
  const paint = async (place: HTMLElement): Promise<void> => {
    try {
      // Fetched when somebody wants to see it.
      const { drawGraph } = await import('./draw-graph.js');
      if (!place.isConnected || signal.aborted) return;
      drawing = drawGraph(place, { model, grain, markOf, onSelect: select });
      place.dataset['drawn'] = 'true';
    } catch {
      fill(place, el('p', { class: 'quiet' }, 'This browser cannot draw the picture (no WebGL). The table says the same.'));
    }
  };

  field.addEventListener('input', () => {
    const hits = drawing?.search(field.value) ?? 0;
    found.textContent = field.value === '' ? '' : `${counted(hits, 'match', 'matches')}`;
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const word = field.value.trim().toLowerCase();
    const first = model.nodes.find(({ id }) => word !== '' && id.toLowerCase().includes(word));
    if (first !== undefined) select(first.id);
  });
  signal.addEventListener('abort', () => drawing?.close());
  const choose = <Value extends string>(label: string, values: readonly (readonly [Value, string])[], current: () => Value, set: (value: Value) => void): HTMLElement => {
    const buttons = values.map(([value, text]) => ({ value, button: el('button', { type: 'button' }, text) }));
    const press = (): void => buttons.forEach(({ value, button }) => button.setAttribute('aria-pressed', String(value === current())));
    for (const { value, button } of buttons) {
      button.addEventListener('click', () => {
        set(value);
        press();
        draw();
      });
    }
    press();
    return el('div', { class: 'segments', role: 'group', 'aria-label': label }, buttons.map(({ button }) => button));
  };
  const toolbar = el(
    'div',
    { class: 'graph-tools' },
    choose<Grain>('What a node is', [['files', 'Files'], ['folders', 'Folders']], () => grain, (value) => (grain = value)),
    choose<Look>('How it is shown', [['picture', 'Picture'], ['table', 'Table']], () => look, (value) => (look = value)),
    canvasTools,
    field,
    found,
  );
  draw();
  const cycles = signals?.cycles.length ?? 0;
  return card('Import graph', { class: 'graph' }, facts([counted(importGraph?.edges.length ?? 0, 'import'), counted(importGraph?.externals.length ?? 0, 'package outside', 'packages outside'), counted(importGraph?.unresolved.length ?? 0, 'unresolved', 'unresolved'), cycles === 0 ? 'no circle' : counted(cycles, 'circle')]), toolbar, stage, legend, details);
}

function tool(text: string, label: string, act: () => void): HTMLElement {
  return el('button', { type: 'button', 'aria-label': label, title: label, on: { click: act } }, text);
}
