import type { CodeSignals, EntryPoint, FileRole, HistorySummary, LanguageShare, ObservedFile, RepositoryScan, RepositoryStats } from '@reposcan/core';
import type { GraphParts } from '@reposcan/analysis';
import { codeOf } from '../code/code-of.js';
import { byteSize, count, counted, day, signed } from '../text/figures.js';
import { barList } from './charts/bar-list.js';
import { stackedBar } from './charts/stacked-bar.js';
import { treemap, type Tile } from './charts/treemap.js';
import { callCards } from './calls/call-cards.js';
import { graphCard } from './code/graph-card.js';
import { layersCard } from './code/layers-card.js';
import { outlineCard } from './code/outline-card.js';
import { signalsCards } from './code/signals-cards.js';
import { card, factList, sign, tiles, timingsCard, warningsCard } from './common-cards.js';
import { dataTable, type TableColumn } from './data-table.js';
import { directoryTiles } from './directory-tiles.js';
import { languageMarks, languageParts } from './languages-bar.js';
import { link } from './link.js';
import { html, type Markup } from './markup.js';
import { summaryCards } from './summary/summary-cards.js';

const mostFiles = 150;
const mostLargest = 8;

/** The report of a repository: what it is, what it is made of, where to begin reading, how its parts hang together. `graph` is the picture, if any. */
export function repositoryContent(scan: RepositoryScan, graph: GraphParts | null): Markup {
  const { repository, languages, stats, files, entryPoints } = scan;
  const { layers, signals, skeletons, callGraph, summary, history } = codeOf(scan);
  const places = directoryTiles(files, languageMarks(languages));
  return html`${identityHeader(repository)}${warningsCard(scan.warnings)}${figureTiles(scan)}${historyLine(history)}
${summaryCards(summary)}
${readmeCard(repository)}
<div class="pair">${languagesCard(languages)}${rolesCard(stats)}</div>
${places.length > 1 && placesCard(places)}
${entryPoints.length > 0 && entryPointsCard(entryPoints)}
${graphCard(scan, graph)}
${layersCard(layers)}
${files.length > 0 && filesCard(files, signals)}
${signalsCards(signals)}
${callCards(callGraph)}
${outlineCard(skeletons, files)}
${stats.largestFiles.length > 0 && largestCard(stats)}
${timingsCard(scan.timings)}
<footer>Scanned by reposcan on ${day(scan.timings.startedAt)} · ${repository.source.kind}
<bdi>${repository.source.location}</bdi> · scan ${scan.id}</footer>`;
}

function identityHeader(repository: RepositoryScan['repository']): Markup {
  const { name, commit, branch, committedAt, subject, remoteUrl, licenseFile } = repository;
  const facts = [
    remoteUrl !== null && link(remoteUrl, remoteUrl),
    branch === null ? 'no branch' : `branch ${branch}`,
    `commit ${commit.slice(0, 10)}`,
    day(committedAt),
    licenseFile === null ? 'no licence file' : `licence in ${licenseFile}`,
    repository.bare && 'bare',
    repository.shallow && 'shallow',
  ];
  return html`<header class="top">${sign(name)}<div><h1><bdi>${name}</bdi></h1><p><bdi>${subject}</bdi></p>
${factList(facts)}</div></header>`;
}

function figureTiles({ stats, languages, entryPoints }: RepositoryScan): Markup {
  return tiles([
    ['files', `${count(stats.files)}${stats.truncated ? ' or more' : ''}`],
    ['lines', count(stats.lines)],
    ['size', byteSize(stats.bytes)],
    ['directories', count(stats.directories)],
    ['languages', count(languages.length)],
    ['entry points', count(entryPoints.length)],
  ]);
}

function historyLine(history: HistorySummary | null): Markup | null {
  if (history === null) return null;
  const { commits, authors, since, truncated, shallow } = history;
  const limits = [truncated && 'the latest only', shallow && 'what is older is not in the clone'];
  return factList([`${counted(commits, 'commit')} since ${day(since)}`, counted(authors, 'author'), ...limits], 'small below');
}

function readmeCard({ readme }: RepositoryScan['repository']): Markup | null {
  if (readme === null) return null;
  return card(readme.title ?? readme.path, readme.excerpt === null ? null : html`<p><bdi>${readme.excerpt}</bdi></p>`, {
    note: `${readme.path}, ${byteSize(readme.bytes)}`,
  });
}

function languagesCard(languages: readonly LanguageShare[]): Markup {
  const content = languages.length === 0 ? html`<p>None is known.</p>` : stackedBar(languageParts(languages));
  return card('Languages', content, { note: 'By bytes of source code.' });
}

function placesCard(places: readonly Tile[]): Markup {
  const note = 'Area: lines that people wrote. Colour: the most frequent language.';
  return card('Where the code is', treemap(places, 'Lines by directory'), { note });
}

function rolesCard(stats: RepositoryStats): Markup {
  const rows = (Object.entries(stats.roles) as [FileRole, number][])
    .filter(([, files]) => files > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([role, files]) => ({ name: role, value: files, figure: count(files) }));
  return card('What files are for', barList(rows), { note: 'Files by role.' });
}

function entryPointsCard(entryPoints: readonly EntryPoint[]): Markup {
  const rows = entryPoints.map(
    ({ path, kind, evidence }) => html`<tr><td><code><bdi>${path}</bdi></code></td><td>${kind}</td>
<td class="quiet"><bdi>${evidence}</bdi></td></tr>`,
  );
  const columns = [{ title: 'File' }, { title: 'Kind' }, { title: 'Evidence' }];
  return card('Entry points', dataTable({ label: 'Entry points', columns, rows }), { note: 'Where execution or use begins.' });
}

const fileColumns: readonly TableColumn[] = [
  { title: 'Score', look: 'number', sorted: true },
  { title: 'File' },
  { title: 'Role', look: 'medium' },
  { title: 'Language', look: 'medium' },
  { title: 'Imported by', look: 'number wide' },
  { title: 'Lines', look: 'number' },
  { title: 'Size', look: 'number wide' },
];

function filesCard(files: readonly ObservedFile[], signals: CodeSignals | null): Markup {
  const importers = new Map(signals?.files.map(({ path, fanIn }) => [path, fanIn]));
  const rows = files.slice(0, mostFiles).map((file) => fileRow(file, importers.get(file.path)));
  const part = files.length > mostFiles ? `; the first ${count(mostFiles)} of ${count(files.length)}` : '';
  return card('Where to begin reading', dataTable({ label: 'Files', columns: fileColumns, rows, sortable: true }), {
    note: `How much of an understanding each file gives${part}.`,
  });
}

function fileRow({ path, importance, role, language, lines, size, reasons }: ObservedFile, importers: number | undefined): Markup {
  return html`<tr>
<td class="number flagship" data-value="${importance}"><span class="score">${importance.toFixed(0)}</span>
<span class="meter" aria-hidden="true"><b style="width:${importance}%"></b></span></td>
<td data-value="${path.toLowerCase()}"><code><bdi>${path}</bdi></code>${reasons.length > 0 && explanation(reasons)}</td>
<td class="medium">${role}</td>
<td class="medium"><bdi>${language}</bdi></td>
<td class="number wide" data-value="${importers ?? -1}">${importers !== undefined && count(importers)}</td>
<td class="number" data-value="${lines ?? -1}">${lines !== null && count(lines)}</td>
<td class="number wide" data-value="${size}">${byteSize(size)}</td></tr>
`;
}

function explanation(reasons: ObservedFile['reasons']): Markup {
  const lines = reasons
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(({ factor, contribution }) => {
      return html`<li><b class="${contribution < 0 ? 'minus' : 'plus'}">${signed(contribution)}</b><span>${factor}</span></li>`;
    });
  return html`<details><summary>Why</summary><ul class="reasons">${lines}</ul></details>`;
}

function largestCard({ largestFiles }: RepositoryStats): Markup {
  const rows = largestFiles.slice(0, mostLargest).map(({ path, size }) => ({ name: path, value: size, figure: byteSize(size) }));
  return card('Largest files', barList(rows));
}
