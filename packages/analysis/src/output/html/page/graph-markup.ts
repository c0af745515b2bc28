import type { GraphScene } from '../scene/scene.js';
import { escapeText } from './escape-text.js';
import { jsonText } from './json-text.js';

const keys = 'Arrow keys move, plus and minus zoom, 0 shows all, Escape clears the choice.';
/** More are too many to choose from. */
const mostCommunities = 60;

/** The graph as an element of a page: controls, stage and data. What it shows is drawn by its scripts; without them it says so. */
export function graphMarkup(scene: GraphScene): string {
  const nodes = scene.files.nodes;
  const roles = [...new Set(nodes.flatMap(({ role }) => role ?? []))].toSorted();
  const layers = Array.from({ length: scene.layers }, (_, nth) => String(scene.layers - 1 - nth));
  const communities = scene.communities.slice(0, mostCommunities).map((label, nth) => [String(nth), label] as const);
  return `<section class="graph" data-graph aria-label="Import graph">
<p class="graph-message" data-part="message">The picture needs scripts and WebGL. The table has the same files.</p>
<div data-part="live" hidden>
<div class="graph-tools">
<label class="graph-search">Search by path<input type="search" data-part="search" autocomplete="off" spellcheck="false"></label>
${choice('level', 'Show', [['files', 'files'], ['folders', 'folders']], scene.start)}
${choice('arrange', 'Arrange by', [['near', 'imports'], ['row', 'layers']])}
${choice('colour', 'Colour by', [['community', 'community'], ['layer', 'layer'], ['role', 'role']])}
${choice('mark', 'Mark', [['layers', 'layer breaks'], ['cycles', 'cycles'], ['', 'nothing']], 'layers')}
${choice('layer', 'Layer', [['', 'all'], ...layers.map((layer) => [layer, layer] as const), ['none', 'without one']])}
${choice('community', 'Community', [['', 'all'], ...communities])}
${choice('role', 'Role', [['', 'all'], ...roles.map((role) => [role, role] as const)])}
<label class="graph-check"><input type="checkbox" data-part="types" checked>Type imports</label>
</div>
<ul class="graph-found" data-part="found" aria-label="Found"></ul>
<div class="graph-frame">
<div class="graph-picture"><div class="graph-stage" data-part="stage" tabindex="0" role="group" aria-label="Picture of the import graph. ${keys}"></div>
<div class="graph-zoom"><button type="button" data-part="closer" aria-label="Zoom in">+</button><button type="button" data-part="further" aria-label="Zoom out">−</button><button type="button" data-part="all" aria-label="Show all">⤢</button></div></div>
<div class="graph-details" data-part="details" role="region" aria-label="What was chosen" aria-live="polite"></div>
</div>
<ul class="graph-legend" data-part="legend"></ul>
<p class="graph-note">Larger dots are more important. Choose a dot for what it imports and who imports it; click into the picture before scrolling to zoom. ${keys}</p>
</div>
${scene.notes.map((note) => `<p class="graph-note">${escapeText(note)}</p>\n`).join('')}<script type="application/json" data-part="data">${jsonText(scene)}</script>
</section>`;
}

function choice(part: string, label: string, options: readonly (readonly [value: string, text: string])[], selected = ''): string {
  const items = options.map(([value, text]) => `<option value="${escapeText(value)}"${value === selected ? ' selected' : ''}>${escapeText(text)}</option>`);
  return `<label>${escapeText(label)}<select data-part="${part}">${items.join('')}</select></label>`;
}
