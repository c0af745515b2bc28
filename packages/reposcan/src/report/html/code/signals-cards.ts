import type { CodeSignals, FileCommunity, Hotspot, ImportCycle } from '@reposcan/core';
import { count, counted } from '../../text/figures.js';
import { barList } from '../charts/bar-list.js';
import { card } from '../common-cards.js';
import { dataTable } from '../data-table.js';
import { html, type Markup } from '../markup.js';

const most = { cycles: 20, inCycle: 20, communities: 12 };

/** Hotspots, cycles and communities; a kind of which there is none has no card. */
export function signalsCards(signals: CodeSignals | null): Markup | null {
  if (signals === null) return null;
  const { hotspots, cycles, communities } = signals;
  const several = communities.filter(({ files }) => files > 1);
  return html`${hotspots.length > 0 && hotspotsCard(hotspots)}
<div class="pair">${cyclesCard(cycles)}${several.length > 0 && communitiesCard(several)}</div>`;
}

function hotspotsCard(hotspots: readonly Hotspot[]): Markup {
  const rows = hotspots.map(
    ({ path, score, importance, commits }) => html`<tr><td class="number flagship"><span class="score">${score.toFixed(0)}</span>
<span class="meter" aria-hidden="true"><b style="width:${Math.min(100, score).toFixed(1)}%"></b></span></td><td><code><bdi>${path}</bdi></code></td>
<td class="number">${importance.toFixed(0)}</td><td class="number">${count(commits)}</td></tr>`,
  );
  const columns = [{ title: 'Score', look: 'number' }, { title: 'File' }, { title: 'Importance', look: 'number' }, { title: 'Commits', look: 'number' }];
  return card('Hotspots', dataTable({ label: 'Hotspots', columns, rows }), { note: 'Files that matter and change often: a fault there costs most.' });
}

function cyclesCard(cycles: readonly ImportCycle[]): Markup {
  if (cycles.length === 0) return card('Cycles', html`<p>No files import each other in a circle at run time.</p>`);
  const items = cycles.slice(0, most.cycles).map(({ files, example }) => {
    const left = example.length - most.inCycle;
    const way = example.slice(0, most.inCycle).map((path) => html`<li><code><bdi>${path}</bdi></code></li>`);
    return html`<li><details><summary>${counted(files.length, 'file')}: <bdi>${files[0] ?? ''}</bdi> …</summary><ol class="way">${way}
${left > 0 && html`<li class="quiet">and ${count(left)} more</li>`}<li class="quiet">back to the first</li></ol></details></li>`;
  });
  const more = cycles.length - items.length;
  return card('Cycles', html`<ul>${items}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul>`, {
    note: 'Files that import each other in a circle at run time; one way around each.',
  });
}

function communitiesCard(communities: readonly FileCommunity[]): Markup {
  const rows = communities.slice(0, most.communities).map(({ label, files, leading }, nth) => {
    const [first] = leading.map((path) => path.slice(path.lastIndexOf('/') + 1));
    return { name: `${label === '' ? '(root)' : label}${first === undefined ? '' : ` · ${first}`}`, value: files, figure: counted(files, 'file'), mark: `m${Math.min(nth, 8)}` };
  });
  const more = communities.length - rows.length;
  return card('Communities', html`${barList(rows)}${more > 0 && html`<p class="quiet small">and ${count(more)} more</p>`}`, {
    note: 'Files that belong together by their imports: the folder that most of them share, and the most important one.',
  });
}
