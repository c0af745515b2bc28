import type { CallEdge, CallGraph, CallNode } from '@reposcan/core';
import { callFacts, coverageText } from '../../calls/call-facts.js';
import { callNeighbours, type CallNeighbours } from '../../calls/call-neighbours.js';
import { count, counted } from '../../text/figures.js';
import { card, factList } from '../common-cards.js';
import { dataTable } from '../data-table.js';
import { html, type Markup } from '../markup.js';

/** How much of a call graph a page shows: the rest is in the JSON. */
const most = { functions: 1_000, neighbours: 8, hotspotNeighbours: 15, unreachable: 100 };

/** Who calls whom: how it was found, the functions that many call, all functions to search, and those that nothing leads to. */
export function callCards(graph: CallGraph | null): Markup | null {
  if (graph === null || graph.nodes.length === 0) return null;
  const neighboursOf = callNeighbours(graph);
  const coverage = graph.coverage.map((entry) => html`<li>${coverageText(entry)}${entry.reason !== null && html` <span class="quiet">(<bdi>${entry.reason}</bdi>)</span>`}</li>`);
  const failed = graph.failed.length > 0 && html`<li class="quiet">${counted(graph.failed.length, 'file')} could not be read for calls.</li>`;
  return html`${card('Call graph', html`${factList(callFacts(graph), 'small')}<ul class="small coverage">${coverage}${failed}</ul>`, { look: 'picture' })}
${hotspotsCard(graph, neighboursOf)}${functionsCard(graph, neighboursOf)}${unreachableCard(graph)}`;
}

type Neighbours = (qualifiedName: string) => CallNeighbours;

function hotspotsCard({ nodes, signals: { hotspots } }: CallGraph, neighboursOf: Neighbours): Markup | null {
  if (hotspots.length === 0) return null;
  const places = new Map(nodes.map((node) => [node.qualifiedName, node]));
  const rows = hotspots.map(({ qualifiedName, score, callers, commits }) => {
    const node = places.get(qualifiedName);
    return html`<tr><td class="number flagship"><span class="score">${score.toFixed(0)}</span>
<span class="meter" aria-hidden="true"><b style="width:${Math.min(100, score).toFixed(1)}%"></b></span></td>
<td><code><bdi>${qualifiedName}</bdi></code>${node !== undefined && place(node)}${neighbourLists(neighboursOf(qualifiedName), most.hotspotNeighbours)}</td>
<td class="number">${count(callers)}</td><td class="number">${commits !== null && count(commits)}</td></tr>`;
  });
  const columns = [{ title: 'Score', look: 'number' }, { title: 'Function' }, { title: 'Callers', look: 'number' }, { title: 'Commits', look: 'number' }];
  return card('Call hotspots', dataTable({ label: 'Call hotspots', columns, rows }), {
    note: 'Functions that many others call, in files that change often: a fault there spreads furthest. Tests do not count as callers.',
  });
}

function functionsCard({ nodes }: CallGraph, neighboursOf: Neighbours): Markup | null {
  const all = nodes.filter(({ kind }) => kind !== 'external' && kind !== 'module' && kind !== 'anonymous').map((node) => ({ node, ...neighboursOf(node.qualifiedName) }));
  if (all.length === 0) return null;
  // Stable: what is called equally often stays in the order of the names.
  const shown = all.toSorted((a, b) => b.callers.length - a.callers.length).slice(0, most.functions);
  const rows = shown.map(
    ({ node, callers, callees }) => html`<tr><td data-value="${node.qualifiedName.toLowerCase()}"><code><bdi>${node.qualifiedName}</bdi></code>${place(node)}
${neighbourLists({ callers, callees }, most.neighbours)}</td>
<td class="medium">${node.kind}</td><td class="number" data-value="${callers.length}">${count(callers.length)}</td><td class="number" data-value="${callees.length}">${count(callees.length)}</td></tr>
`,
  );
  const columns = [{ title: 'Function' }, { title: 'Kind', look: 'medium' }, { title: 'Callers', look: 'number', sorted: true }, { title: 'Calls', look: 'number' }];
  const shownAll = shown.length === all.length;
  return card('Functions', html`<details class="functions"><summary>${counted(shown.length, 'function')} to search</summary>${dataTable({ label: 'Functions', columns, rows, sortable: true })}</details>`, {
    note: shownAll ? 'Who calls each, and whom it calls.' : `The ${count(shown.length)} of ${count(all.length)} functions that most others call; the JSON has all.`,
  });
}

function place({ path, line }: CallNode): Markup | false {
  return path !== null && html`<span class="quiet small place"><bdi>${path}</bdi>${line !== null && `:${String(line)}`}</span>`;
}

function neighbourLists({ callers, callees }: CallNeighbours, limit: number): Markup | false {
  if (callers.length === 0 && callees.length === 0) return false;
  const words = [callers.length > 0 && counted(callers.length, 'caller'), callees.length > 0 && `calls ${count(callees.length)}`].filter((word) => word !== false);
  return html`<details><summary>${words.join(', ')}</summary>${neighbourList('Called by', callers, ({ from }) => from, limit)}${neighbourList('Calls', callees, ({ to }) => to, limit)}</details>`;
}

function neighbourList(title: string, edges: readonly CallEdge[], nameOf: (edge: CallEdge) => string, limit: number): Markup | null {
  if (edges.length === 0) return null;
  const items = edges.slice(0, limit).map((edge) => html`<li><code><bdi>${nameOf(edge)}</bdi></code>${edge.confidence < 0.5 && html` <span class="quiet">perhaps</span>`}</li>`);
  const more = edges.length - items.length;
  return html`<p class="quiet">${title}</p><ul>${items}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul>`;
}

function unreachableCard({ signals: { unreachable } }: CallGraph): Markup | null {
  if (unreachable === null || unreachable.length === 0) return null;
  const items = unreachable.slice(0, most.unreachable).map((name) => html`<li><code><bdi>${name}</bdi></code></li>`);
  const more = unreachable.length - items.length;
  return card(
    'Unreachable functions',
    html`<details><summary>${counted(unreachable.length, 'function')}</summary><ul>${items}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul></details>`,
    { note: 'No path of calls leads to them from entry points, exports or tests, and their names stand nowhere else.' },
  );
}
