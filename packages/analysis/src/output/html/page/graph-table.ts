import type { GraphScene, SceneNode } from '../scene/scene.js';
import { escapeText } from './escape-text.js';

const mostRows = 500;

/** The files of the scene as a table: what the picture says, for those who do not see it and for pages without scripts. */
export function graphTable({ files, communities }: GraphScene): string {
  const rows = files.nodes.slice(0, mostRows).map((node) => row(node, communities));
  const left = files.nodes.length - rows.length;
  const titles = ['File', 'Importance', 'Imported by', 'Imports', 'Layer', 'Community', 'In a cycle'];
  return `<div class="graph-table" tabindex="0" role="region" aria-label="Files of the import graph"><table>
<thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>${left > 0 ? `\n<p class="graph-note">The first ${mostRows} of ${files.nodes.length} files.</p>` : ''}`;
}

function row({ path, importance, fanIn, fanOut, layer, community, cyclic }: SceneNode, communities: readonly string[]): string {
  const label = community === null ? '' : (communities[community] ?? '');
  const cells = [importance.toFixed(1), fanIn, fanOut, layer ?? '', escapeText(label), cyclic ? 'yes' : ''];
  return `<tr><th scope="row"><bdi>${escapeText(path)}</bdi></th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
