import { isKnown, type AccountProfile, type AccountScan, type Category } from '@reposcan/core';
import type { DeepAccountScan } from '../../deep/deep-account-scan.js';
import { count, counted, day, percent } from '../text/figures.js';
import { barList } from './charts/bar-list.js';
import { scoreHistogram } from './charts/score-histogram.js';
import { scoreMap } from './charts/score-map.js';
import { stackedBar } from './charts/stacked-bar.js';
import { card, sign, tiles, timingsCard, warningsCard } from './common-cards.js';
import { deepScansCard } from './deep-scans-card.js';
import { link } from './link.js';
import { html, type Markup } from './markup.js';
import { repositoriesTable, rowIdOf } from './repositories-table.js';

const categories: readonly Category[] = ['flagship', 'significant', 'supporting'];
const mostLanguages = 10;

/** The report of an account: who, how much, what matters, what deserves a closer look, and every repository with the reasons of its score. */
export function accountContent(scan: AccountScan | DeepAccountScan): Markup {
  const nth = new Map(scan.repositories.map(({ id }, index) => [id, index]));
  const map = scoreMap(scan.repositories, ({ id }) => rowIdOf(nth.get(id) ?? 0));
  return html`${profileHeader(scan.profile)}${warningsCard(scan.warnings)}${figureTiles(scan)}
<div class="pair">${categoriesCard(scan)}${card('Scores', scoreHistogram(scan.repositories.map(({ importance }) => importance.score)), { note: 'Repositories by importance score. A flagship has 70 or more, a significant one 50 or more.' })}</div>
${map !== null && card('What is alive, and what matters', map, { note: 'Importance score against last push. Larger dots have more stars; each leads to its row below.' })}
<div class="pair">${selectedCard(scan, nth)}${languagesCard(scan)}</div>
${'deep' in scan && scan.deep.length > 0 && deepScansCard(scan.deep)}
${card('Repositories', repositoriesTable(scan), { note: '~ marks a score whose category may still change; the pale part of its bar is the range.' })}
${timingsCard(scan.timings)}
<footer>Scanned by reposcan on ${day(scan.timings.startedAt)} · formula ${scan.repositories[0]?.importance.formula ?? 'none'} · scan ${scan.id}</footer>`;
}

function profileHeader(profile: AccountProfile): Markup {
  const { login, name, kind, description } = profile;
  const facts = [
    `${kind} since ${day(profile.createdAt)}`,
    profile.location,
    profile.company,
    isKnown(profile.followers) ? counted(profile.followers, 'follower') : null,
    isKnown(profile.following) ? `follows ${count(profile.following)}` : null,
    isKnown(profile.members) ? counted(profile.members, 'member') : null,
  ].filter((fact) => fact !== null && fact !== '');
  const website = profile.websiteUrl === null || profile.websiteUrl === '' ? null : profile.websiteUrl;
  return html`<header class="top">${sign(name ?? login)}<div><h1><bdi>${name ?? login}</bdi></h1>
${description !== null && html`<p><bdi>${description}</bdi></p>`}
<ul class="facts"><li>${link(profile.url, `@${login}`)}</li>${facts.map((fact) => html`<li><bdi>${fact}</bdi></li>`)}${website !== null && html`<li>${link(website, website)}</li>`}</ul></div></header>`;
}

function figureTiles({ summary, selected }: AccountScan): Markup {
  const { repositories, totalRepositories, complete, kinds } = summary;
  return tiles([
    ['repositories', complete ? count(repositories) : `${count(repositories)} of ${count(totalRepositories)}`],
    ['stars', count(summary.stars)],
    ['forks', count(summary.forks)],
    ['average score', summary.averageScore.toFixed(1)],
    ['selected', count(selected.length)],
    ['own work', count(kinds.sources)],
  ]);
}

function categoriesCard({ summary }: AccountScan): Markup {
  const parts = categories.map((category) => {
    const number = summary.categories[category];
    const share = summary.repositories > 0 ? ` · ${percent(number / summary.repositories)}` : '';
    return { name: category, value: number, figure: `${count(number)}${share}`, mark: category };
  });
  const note =
    summary.provisional === 0
      ? 'How many repositories matter how much.'
      : `${count(summary.provisional)} may still change category: not every signal was read.`;
  const { forks, archived, private: hidden } = summary.kinds;
  const kinds = [
    [forks, 'forked from others'],
    [archived, 'archived'],
    [hidden, 'private'],
  ] as const;
  const facts = kinds.flatMap(([number, words]) => (number > 0 ? [html`<li>${count(number)} ${words}</li>`] : []));
  return card('Categories', html`${stackedBar(parts)}${facts.length > 0 && html`<ul class="facts small">${facts}</ul>`}`, { note });
}

function selectedCard({ selected, excluded }: AccountScan, nth: ReadonlyMap<string, number>): Markup {
  const items = selected.map(
    ({ id, nameWithOwner, score, category, reason }) => html`<li><b>${score.toFixed(1)}</b><a href="#${rowIdOf(nth.get(id) ?? 0)}"><bdi>${nameWithOwner.slice(nameWithOwner.indexOf('/') + 1)}</bdi></a>
<span class="chip ${category}">${reason.replace('-', ' ')}</span></li>`,
  );
  const note = `${counted(selected.length, 'repository deserves', 'repositories deserve')} a deep scan; ${count(excluded.length)} left out, with the reason in the table.`;
  return card('Selected for a deep scan', items.length === 0 ? html`<p>Nothing to scan.</p>` : html`<ol class="picked">${items}</ol>`, { note });
}

function languagesCard({ summary }: AccountScan): Markup {
  const rows = summary.languages.slice(0, mostLanguages).map(({ name, repositories, stars }) => ({
    name,
    value: repositories,
    figure: `${count(repositories)} · ★ ${count(stars)}`,
  }));
  const note = 'Primary languages by repositories, forks left out, with their stars.';
  return card('Languages', rows.length === 0 ? html`<p>None is known.</p>` : barList(rows), { note });
}
