import type { LayeredFolder, Layers, LayerViolation } from '@reposcan/core';
import { folderNames, layerRows } from '../../code/layer-rows.js';
import { count, counted } from '../../text/figures.js';
import { card } from '../common-cards.js';
import { html, type Markup } from '../markup.js';

const mostFolders = 24;
const mostUses = 12;
const mostViolations = 30;

/** The layers as a diagram, the highest on top: what is in each, whom it uses, and what breaks the order. */
export function layersCard(layers: Layers | null): Markup | null {
  if (layers === null || layers.folders.length === 0) return null;
  const nameOf = folderNames(layers.folders);
  const rows = layerRows(layers).map(({ layer, folders }) => {
    const more = folders.length - mostFolders;
    return html`<li><b title="layer ${layer}">${layer}</b><div>${folders.slice(0, mostFolders).map((folder) => folderBox(folder, nameOf))}
${more > 0 && html`<span class="quiet small">and ${count(more)} more</span>`}</div></li>`;
  });
  const note = 'A folder imports from the layers below it. The lowest imports nothing else of the repository. Tests are left out.';
  return card('Layers', html`<ol class="layers">${rows}</ol>${violations(layers.violations, nameOf)}`, { note });
}

function folderBox({ path, files, uses }: LayeredFolder, nameOf: (path: string) => string): Markup {
  const name = html`<code title="${path}"><bdi>${nameOf(path)}</bdi></code> <span class="quiet">${counted(files, 'file')}</span>`;
  if (uses.length === 0) return html`<div class="folder">${name}</div>`;
  const more = uses.length - mostUses;
  const listed = uses.slice(0, mostUses).map((used) => html`<li><code><bdi>${nameOf(used)}</bdi></code></li>`);
  return html`<details class="folder"><summary>${name}</summary><p class="quiet">uses</p><ul>${listed}
${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul></details>`;
}

function violations(list: readonly LayerViolation[], nameOf: (path: string) => string): Markup {
  if (list.length === 0) return html`<p class="quiet small">No import breaks this order.</p>`;
  const items = list.slice(0, mostViolations).map(({ fromFolder, toFolder, count: imports, edges }) => {
    const more = imports - edges.length;
    const lines = edges.map(({ from, to, line }) => html`<li><code><bdi>${from}</bdi>:${line}</code> → <code><bdi>${to}</bdi></code></li>`);
    return html`<li><details><summary><bdi>${nameOf(fromFolder)}</bdi> → <bdi>${nameOf(toFolder)}</bdi>, ${counted(imports, 'import')}</summary>
<ul>${lines}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul></details></li>`;
  });
  const more = list.length - items.length;
  return html`<h3>Against the order</h3><ul class="against">${items}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul>`;
}
