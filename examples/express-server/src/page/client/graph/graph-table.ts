import { el } from '../dom/element.js';
import { dataTable, type Column } from '../table/data-table.js';
import { count } from '../text/figures.js';
import type { Grain, GraphEdge, GraphModel } from './graph-model.js';

/** Every arrow of the graph as a row. */
export function graphTable({ edges }: GraphModel, grain: Grain): HTMLElement {
  const path = (text: string): HTMLElement => el('code', {}, el('bdi', {}, text));
  const columns: Column<GraphEdge>[] = [
    { title: 'From', value: ({ from }) => from, cell: ({ from }) => path(from) },
    { title: 'To', value: ({ to }) => to, cell: ({ to }) => path(to) },
    { title: 'Imports', look: 'number', value: ({ imports }) => imports, cell: ({ imports }) => count(imports) },
    { title: 'Remark', look: 'medium', value: ({ suspect }) => (suspect ? 0 : 1), cell: ({ suspect }) => (suspect ? (grain === 'files' ? 'part of a circle' : 'against the order') : '') },
  ];
  return dataTable({ label: 'Imports', columns, rows: edges, text: ({ from, to }) => `${from} ${to}` });
}
