import type { CallEdge, CallGraph } from '@reposcan/core';
import { el } from '../dom/element.js';
import { card } from '../dom/parts.js';
import { dataTable, type Column } from '../table/data-table.js';
import { count, counted, percent } from '../text/figures.js';

/** Who calls whom: what much depends on, what nobody reaches, and every call. */
export function callsPanel({ nodes, edges, coverage, signals }: CallGraph): HTMLElement {
  const name = new Map(nodes.map(({ qualifiedName, name: short }) => [qualifiedName, short]));
  const columns: Column<CallEdge>[] = [
    { title: 'Caller', value: ({ from }) => from, cell: ({ from }) => el('code', { title: from }, el('bdi', {}, from)) },
    { title: 'Callee', value: ({ to }) => to, cell: ({ to }) => el('code', { title: to }, el('bdi', {}, name.get(to) ?? to)) },
    { title: 'Kind', look: 'medium', value: ({ kind }) => kind, cell: ({ kind }) => kind },
    { title: 'Places', look: 'number medium', value: ({ calls }) => calls, cell: ({ calls }) => count(calls) },
    { title: 'Sure', look: 'number', value: ({ confidence }) => confidence, cell: ({ confidence }) => percent(confidence) },
  ];
  return el(
    'div',
    {},
    el(
      'div',
      { class: 'pair' },
      card('Called from many places', {}, el('ul', { class: 'lines' }, signals.hotspots.slice(0, 10).map(({ qualifiedName, callers }) => el('li', {}, el('code', {}, el('bdi', {}, qualifiedName)), el('span', { class: 'quiet small' }, counted(callers, 'caller')))))),
      card('Never reached', { note: 'From entry points, exports or tests.' }, unreached(signals.unreachable)),
    ),
    card('Calls', { note: coverage.map(({ languages, method, calls, unresolved }) => `${languages.join(', ')}: ${method}, ${counted(calls, 'call')}, ${count(unresolved)} unresolved`).join('; ') }, dataTable({ label: 'Calls', columns, rows: edges, text: ({ from, to, kind }) => `${from} ${to} ${kind}` })),
  );
}

function unreached(list: readonly string[] | null): HTMLElement {
  if (list === null) return el('p', { class: 'quiet' }, 'Nothing says where execution begins.');
  if (list.length === 0) return el('p', { class: 'quiet' }, 'Everything is reached.');
  return el('ul', { class: 'lines' }, list.slice(0, 10).map((one) => el('li', {}, el('code', {}, el('bdi', {}, one)))), list.length > 10 && el('li', { class: 'quiet' }, `and ${count(list.length - 10)} more`));
}
