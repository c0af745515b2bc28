import type { AccountScan, Importance, ScoredRepository } from '@reposcan/core';
import { count, day, signed } from '../text/figures.js';
import { link } from './link.js';
import { html, type Markup } from './markup.js';

/** Explanations make most of a page's size. Beyond these the reader has the JSON. */
const mostExplained = 200;

/** Anchor of the nth repository of a scan. */
export function rowIdOf(nth: number): string {
  return `repository-${nth + 1}`;
}

/** Every repository, each with what made its score and why it was selected or left out. */
export function repositoriesTable({ repositories, selected, excluded }: AccountScan): Markup {
  const reasons = new Map([
    ...selected.map(({ id, reason }) => [id, `Selected for a deep scan: ${reason.replace('-', ' ')}.`] as const),
    ...excluded.map(({ id, sentence }) => [id, sentence] as const),
  ]);
  const rows = repositories.map((repository, nth) => row(repository, nth, reasons.get(repository.id) ?? ''));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Repositories"><table data-sortable="repositories">
<thead><tr><th scope="col" class="number" aria-sort="descending">Score</th><th scope="col">Repository</th><th scope="col" class="medium">Category</th><th scope="col" class="number">Stars</th>
<th scope="col" class="number wide">Forks</th><th scope="col" class="wide">Language</th><th scope="col" class="wide">Licence</th><th scope="col" class="wide">Last push</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function row(repository: ScoredRepository, nth: number, reason: string): Markup {
  const { importance, name, url, description, stars, forks, primaryLanguage, license, pushedAt } = repository;
  return html`<tr id="${rowIdOf(nth)}"><td class="number ${importance.category}" data-value="${importance.score}">${score(importance)}</td>
<td data-value="${name.toLowerCase()}"><span class="name">${link(url, name)}</span> <span class="quiet small">${kinds(repository)}</span>${description !== null && html`<p><bdi>${description}</bdi></p>`}${nth < mostExplained && explanation(importance, reason)}</td>
<td class="medium"><span class="chip ${importance.category}">${importance.category}</span></td><td class="number" data-value="${stars}">${count(stars)}</td>
<td class="number wide" data-value="${forks}">${count(forks)}</td><td class="wide"><bdi>${primaryLanguage}</bdi></td><td class="wide"><bdi>${license}</bdi></td><td class="date wide">${pushedAt === null ? 'never' : day(pushedAt)}</td></tr>
`;
}

/** The score as figure and as bar; the pale part of the bar is where it could still go. */
function score({ score: points, range: [low, high], provisional }: Importance): Markup {
  const range = provisional && html` <small>${low.toFixed(0)}–${high.toFixed(0)}</small>`;
  return html`<span class="score">${provisional && '~'}${points.toFixed(1)}${range}</span><span class="meter" aria-hidden="true"><i style="left:${low}%;width:${(high - low).toFixed(1)}%"></i><b style="width:${points}%"></b></span>`;
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
      return html`<li><b class="${look}">${look === 'none' ? '0' : signed(contribution)}</b><span>${sentence}${!known && html` <span class="quiet">(estimated)</span>`}</span></li>`;
    });
  return html`<details><summary>Why this score</summary><ul class="reasons">${lines}</ul><p>${reason}</p></details>`;
}
