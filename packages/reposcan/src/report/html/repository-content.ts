import type { EntryPoint, FileRole, ObservedFile, RepositoryScan } from '@reposcan/core';
import { byteSize, count, day, signed } from '../text/figures.js';
import { barList } from './charts/bar-list.js';
import { stackedBar } from './charts/stacked-bar.js';
import { treemap } from './charts/treemap.js';
import { card, sign, tiles, timingsCard, warningsCard } from './common-cards.js';
import { directoryTiles } from './directory-tiles.js';
import { languageMarks, languageParts } from './languages-bar.js';
import { link } from './link.js';
import { html, type Markup } from './markup.js';

const mostFiles = 150;

/** The report of a repository: what it is, what it is made of, where to begin reading. */
export function repositoryContent(scan: RepositoryScan): Markup {
  const { repository, languages, stats, files, entryPoints } = scan;
  const places = directoryTiles(files, languageMarks(languages));
  return html`${identityHeader(repository)}${warningsCard(scan.warnings)}
${tiles([
  ['files', `${count(stats.files)}${stats.truncated ? ' or more' : ''}`],
  ['lines', count(stats.lines)],
  ['size', byteSize(stats.bytes)],
  ['directories', count(stats.directories)],
  ['languages', count(languages.length)],
  ['entry points', count(entryPoints.length)],
])}
${readmeCard(repository)}
<div class="pair">${card('Languages', languages.length === 0 ? html`<p>None is known.</p>` : stackedBar(languageParts(languages)), { note: 'By bytes of source code.' })}${rolesCard(scan)}</div>
${places.length > 1 && card('Where the code is', treemap(places, 'Lines by directory'), { note: 'Area: lines that people wrote. Colour: the most frequent language.' })}
${entryPoints.length > 0 && entryPointsCard(entryPoints)}
${files.length > 0 && filesCard(files)}
${largestCard(scan)}
${timingsCard(scan.timings)}
<footer>Scanned by reposcan on ${day(scan.timings.startedAt)} · ${repository.source.kind} <bdi>${repository.source.location}</bdi> · scan ${scan.id}</footer>`;
}

function identityHeader(repository: RepositoryScan['repository']): Markup {
  const { name, commit, branch, committedAt, subject, remoteUrl, licenseFile } = repository;
  const facts = [
    branch === null ? 'no branch' : `branch ${branch}`,
    `commit ${commit.slice(0, 10)}`,
    day(committedAt),
    licenseFile === null ? 'no licence file' : `licence in ${licenseFile}`,
    ...(repository.bare ? ['bare'] : []),
    ...(repository.shallow ? ['shallow'] : []),
  ];
  return html`<header class="top">${sign(name)}<div><h1><bdi>${name}</bdi></h1><p><bdi>${subject}</bdi></p>
<ul class="facts">${remoteUrl !== null && html`<li>${link(remoteUrl, remoteUrl)}</li>`}${facts.map((fact) => html`<li><bdi>${fact}</bdi></li>`)}</ul></div></header>`;
}

function readmeCard({ readme }: RepositoryScan['repository']): Markup | null {
  if (readme === null) return null;
  return card(readme.title ?? readme.path, readme.excerpt === null ? null : html`<p><bdi>${readme.excerpt}</bdi></p>`, { note: `${readme.path}, ${byteSize(readme.bytes)}` });
}

function rolesCard({ stats }: RepositoryScan): Markup {
  const rows = (Object.entries(stats.roles) as [FileRole, number][])
    .filter(([, files]) => files > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([role, files]) => ({ name: role, value: files, figure: count(files) }));
  return card('What files are for', barList(rows), { note: 'Files by role.' });
}

function entryPointsCard(entryPoints: readonly EntryPoint[]): Markup {
  const rows = entryPoints.map(
    ({ path, kind, evidence }) => html`<tr><td><code><bdi>${path}</bdi></code></td><td>${kind}</td><td class="quiet"><bdi>${evidence}</bdi></td></tr>`,
  );
  return card(
    'Entry points',
    html`<div class="scroll" tabindex="0" role="region" aria-label="Entry points"><table><thead><tr><th scope="col">File</th><th scope="col">Kind</th><th scope="col">Evidence</th></tr></thead><tbody>${rows}</tbody></table></div>`,
    { note: 'Where execution or use begins.' },
  );
}

function filesCard(files: readonly ObservedFile[]): Markup {
  const rows = files.slice(0, mostFiles).map(fileRow);
  const note = `How much of an understanding each file gives${files.length > mostFiles ? `; the first ${count(mostFiles)} of ${count(files.length)}` : ''}.`;
  return card(
    'Where to begin reading',
    html`<div class="scroll" tabindex="0" role="region" aria-label="Most important files"><table data-sortable="files">
<thead><tr><th scope="col" class="number" aria-sort="descending">Score</th><th scope="col">File</th><th scope="col" class="medium">Role</th><th scope="col" class="medium">Language</th><th scope="col" class="number">Lines</th><th scope="col" class="number wide">Size</th></tr></thead>
<tbody>${rows}</tbody></table></div>`,
    { note },
  );
}

function fileRow({ path, importance, role, language, lines, size, reasons }: ObservedFile): Markup {
  const why = reasons
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(({ factor, contribution }) => html`<li><b class="${contribution < 0 ? 'minus' : 'plus'}">${signed(contribution)}</b><span>${factor}</span></li>`);
  return html`<tr><td class="number flagship" data-value="${importance}"><span class="score">${importance.toFixed(0)}</span><span class="meter" aria-hidden="true"><b style="width:${importance}%"></b></span></td>
<td data-value="${path.toLowerCase()}"><code><bdi>${path}</bdi></code>${why.length > 0 && html`<details><summary>Why</summary><ul class="reasons">${why}</ul></details>`}</td><td class="medium">${role}</td><td class="medium"><bdi>${language}</bdi></td>
<td class="number" data-value="${lines ?? -1}">${lines === null ? '' : count(lines)}</td><td class="number wide" data-value="${size}">${byteSize(size)}</td></tr>
`;
}

function largestCard({ stats }: RepositoryScan): Markup | null {
  if (stats.largestFiles.length === 0) return null;
  const rows = stats.largestFiles.slice(0, 8).map(({ path, size }) => ({ name: path, value: size, figure: byteSize(size) }));
  return card('Largest files', barList(rows));
}
