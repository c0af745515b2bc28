import { categoryThresholds, isKnown, type AccountProfile, type AccountScan, type Category } from '@reposcan/core';
import type { DeepAccountScan } from '../../deep/deep-account-scan.js';
import { count, counted, day, percent } from '../text/figures.js';
import { barList } from './charts/bar-list.js';
import { scoreHistogram } from './charts/score-histogram.js';
import { scoreMap } from './charts/score-map.js';
import { stackedBar } from './charts/stacked-bar.js';
import { card, factList, sign, tiles, timingsCard, warningsCard } from './common-cards.js';
import { deepScansCard } from './deep-scans-card.js';
import { link } from './link.js';
import { html, type Markup } from './markup.js';
import { repositoriesTable, rowIdOf } from './repositories-table.js';

const categories: readonly Category[] = ['flagship', 'significant', 'supporting'];
const mostLanguages = 10;
const mapNote = 'Importance score against last push. Larger dots have more stars; each leads to its row below.';
const tableNote = '~ marks a score whose category may still change; the pale part of its bar is the range.';

/**
 * The report of an account: who, how much, what matters, what deserves a closer look, and every repository with the reasons of its
 * score.
 */
export function accountContent(scan: AccountScan | DeepAccountScan): Markup {
  const nth = new Map(scan.repositories.map(({ id }, index) => [id, index]));
  const map = scoreMap(scan.repositories, ({ id }) => rowIdOf(nth.get(id) ?? 0));
  return html`${profileHeader(scan.profile)}${warningsCard(scan.warnings)}${figureTiles(scan)}
<div class="pair">${categoriesCard(scan)}${scoresCard(scan)}</div>
${map !== null && card('What is alive, and what matters', map, { note: mapNote })}
<div class="pair">${selectedCard(scan, nth)}${languagesCard(scan)}</div>
${'deep' in scan && scan.deep.length > 0 && deepScansCard(scan.deep)}
${card('Repositories', repositoriesTable(scan), { note: tableNote })}
${timingsCard(scan.timings)}
<footer>Scanned by reposcan on ${day(scan.timings.startedAt)} · formula ${scan.repositories[0]?.importance.formula ?? 'none'}
· scan ${scan.id}</footer>`;
}

function profileHeader(profile: AccountProfile): Markup {
  const { login, name, kind, description, location, company, websiteUrl, followers, following, members } = profile;
  const facts = [
    link(profile.url, `@${login}`),
    `${kind} since ${day(profile.createdAt)}`,
    location,
    company,
    isKnown(followers) && counted(followers, 'follower'),
    isKnown(following) && `follows ${count(following)}`,
    isKnown(members) && counted(members, 'member'),
    websiteUrl !== null && websiteUrl !== '' && link(websiteUrl, websiteUrl),
  ];
  return html`<header class="top">${sign(name ?? login)}<div><h1><bdi>${name ?? login}</bdi></h1>
${description !== null && html`<p><bdi>${description}</bdi></p>`}${factList(facts)}</div></header>`;
}

function scoresCard({ repositories }: AccountScan): Markup {
  const { flagship, significant } = categoryThresholds;
  const note = `Repositories by importance score. A flagship has ${flagship} or more, a significant one ${significant} or more.`;
  return card('Scores', scoreHistogram(repositories.map(({ importance }) => importance.score)), { note });
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
  const facts = [
    forks > 0 && `${count(forks)} forked from others`,
    archived > 0 && `${count(archived)} archived`,
    hidden > 0 && `${count(hidden)} private`,
  ];
  return card('Categories', [stackedBar(parts), factList(facts, 'small')], { note });
}

function selectedCard({ selected, excluded }: AccountScan, nth: ReadonlyMap<string, number>): Markup {
  const items = selected.map(({ id, nameWithOwner, score, category, reason }) => {
    const name = nameWithOwner.slice(nameWithOwner.indexOf('/') + 1);
    return html`<li><b>${score.toFixed(1)}</b><a href="#${rowIdOf(nth.get(id) ?? 0)}"><bdi>${name}</bdi></a>
<span class="chip ${category}">${reason.replace('-', ' ')}</span></li>`;
  });
  const chosen = counted(selected.length, 'repository deserves', 'repositories deserve');
  const note = `${chosen} a deep scan; ${count(excluded.length)} left out, with the reason in the table.`;
  const content = items.length === 0 ? html`<p>Nothing to scan.</p>` : html`<ol class="picked">${items}</ol>`;
  return card('Selected for a deep scan', content, { note });
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
