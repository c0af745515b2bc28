import type { AccountScan, Importance, ScoredRepository } from '@reposcan/core';
import { count, day, signed } from '../text/figures.js';
import { dataTable, type TableColumn } from './data-table.js';
import { link } from './link.js';
import { html, type Markup } from './markup.js';

/** Explanations make most of a page's size. Beyond these the reader has the JSON. */
const mostExplained = 200;

/** Anchor of the nth repository of a scan. */
export function rowIdOf(nth: number): string {
  return `repository-${nth + 1}`;
}

const columns: readonly TableColumn[] = [
  { title: 'Score', look: 'number', sorted: true },
  { title: 'Repository' },
  { title: 'Category', look: 'medium' },
  { title: 'Stars', look: 'number' },
  { title: 'Forks', look: 'number wide' },
  { title: 'Language', look: 'wide' },
  { title: 'Licence', look: 'wide' },
  { title: 'Last push', look: 'wide' },
];

/** Every repository, each with what made its score and why it was selected or left out. */
export function repositoriesTable({ repositories, selected, excluded }: AccountScan): Markup {
  const reasons = new Map([
    ...selected.map(({ id, reason }) => [id, `Selected for a deep scan: ${reason.replace('-', ' ')}.`] as const),
    ...excluded.map(({ id, sentence }) => [id, sentence] as const),
  ]);
  const rows = repositories.map((repository, nth) => row(repository, nth, reasons.get(repository.id) ?? ''));
  return dataTable({ label: 'Repositories', columns, rows, sortable: true });
}

function row(repository: ScoredRepository, nth: number, reason: string): Markup {
  const { importance, name, url, stars, forks, primaryLanguage, license, pushedAt } = repository;
  return html`<tr id="${rowIdOf(nth)}">
<td class="number ${importance.category}" data-value="${importance.score}">${score(importance)}</td>
<td data-value="${name.toLowerCase()}">
<span class="name">${link(url, name)}</span> <span class="quiet small">${kinds(repository)}</span>
${repository.description !== null && html`<p><bdi>${repository.description}</bdi></p>`}
${nth < mostExplained && explanation(importance, reason)}</td>
<td class="medium"><span class="chip ${importance.category}">${importance.category}</span></td>
<td class="number" data-value="${stars}">${count(stars)}</td>
<td class="number wide" data-value="${forks}">${count(forks)}</td>
<td class="wide"><bdi>${primaryLanguage}</bdi></td>
<td class="wide"><bdi>${license}</bdi></td>
<td class="date wide">${pushedAt === null ? 'never' : day(pushedAt)}</td></tr>
`;
}

/** The score as figure and as bar; the pale part of the bar is where it could still go. */
function score({ score: points, range: [low, high], provisional }: Importance): Markup {
  const range = provisional && html` <small>${low.toFixed(0)}–${high.toFixed(0)}</small>`;
  return html`<span class="score">${provisional && '~'}${points.toFixed(1)}${range}</span>
<span class="meter" aria-hidden="true">
<i style="left:${low}%;width:${(high - low).toFixed(1)}%"></i><b style="width:${points}%"></b></span>`;
}

function kinds({ isFork, isArchived, isTemplate, isMirror, isEmpty, visibility }: ScoredRepository): string {
  return [
    isFork && 'fork',
    isArchived && 'archived',
    isTemplate && 'template',
    isMirror && 'mirror',
    isEmpty && 'empty',
    visibility !== 'public' && visibility,
  ]
    .filter((kind) => kind !== false)
    .join(', ');
}

function explanation(importance: Importance, reason: string): Markup {
  const lines = importance.components
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(({ contribution, sentence, known }) => {
      const look = Math.abs(contribution) < 0.05 ? 'none' : contribution < 0 ? 'minus' : 'plus';
      const estimated = !known && html` <span class="quiet">(estimated)</span>`;
      const points = look === 'none' ? '0' : signed(contribution);
      return html`<li><b class="${look}">${points}</b><span>${sentence}${estimated}</span></li>`;
    });
  return html`<details><summary>Why this score</summary><ul class="reasons">${lines}</ul><p>${reason}</p></details>`;
}
