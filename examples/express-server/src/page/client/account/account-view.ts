import type { AccountScan, Category, ScoredRepository } from '@reposcan/core';
import { ApiError } from '../api/api-error.js';
import { announce } from '../dom/announce.js';
import { el, fill, type Child } from '../dom/element.js';
import { outsideLink } from '../dom/link.js';
import { card, empty, facts, pageHead, tiles } from '../dom/parts.js';
import { errorCard } from '../shell/error-card.js';
import { skeleton } from '../shell/skeleton.js';
import type { ViewContext } from '../shell/view.js';
import { count, counted, countOrUnknown, day, duration, moment } from '../text/figures.js';
import { shareBar } from '../report/share-bar.js';
import { warningsCard } from '../report/warnings-card.js';
import { keepScan, keptScan } from './kept-scans.js';
import { repositoryCard } from './repository-card.js';

const CATEGORIES: readonly (readonly [Category, title: string, note: string])[] = [
  ['flagship', 'Flagship', 'Score 70 and more: what this account is known for.'],
  ['significant', 'Significant', 'Score 50 to 69: real work that others use.'],
  ['supporting', 'Supporting', 'Below 50: experiments, forks, settings, beginnings.'],
];

/** An account: who it is, and its repositories by how much they matter, with the reasons. */
export async function accountView(context: ViewContext, login: string): Promise<void> {
  const { api, signal, main, title } = context;
  title(login);
  const kept = keptScan(login);
  if (kept !== null) return draw(context, kept);
  fill(main, skeleton(`Scanning ${login}`, 4));
  announce(`Scanning ${login}`);
  const scan = await api.post<AccountScan>('/scan/quick-scan', { username: login }, signal);
  keepScan(login, scan);
  draw(context, scan);
  announce(`${login}: ${counted(scan.repositories.length, 'repository', 'repositories')}`);
  main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

function draw(context: ViewContext, scan: AccountScan): void {
  const { profile, summary, repositories, timings, warnings } = scan;
  const trouble = el('div', {});
  const again = async (): Promise<void> => {
    sessionStorage.removeItem(`reposcan-account:${profile.login.toLowerCase()}`);
    try {
      await accountView(context, profile.login);
    } catch (error) {
      if (!context.signal.aborted) fill(context.main, errorCard(error, () => void again(), 'h1'));
    }
  };
  const start = async (path: string, body: object): Promise<void> => {
    try {
      const { jobId } = await context.api.post<{ jobId: string }>(path, body, context.signal);
      context.go({ view: 'job', id: jobId });
    } catch (error) {
      if (context.signal.aborted) return;
      fill(trouble, errorCard(error instanceof ApiError ? error : null, null));
      trouble.scrollIntoView({ block: 'center' });
    }
  };
  const lookInside = (repository: ScoredRepository): void => void start('/scan', { repo_url: repository.url, history: true });

  fill(
    context.main,
    head(scan),
    trouble,
    tiles([
      ['repositories', count(summary.repositories)],
      ['stars', count(summary.stars)],
      ['forks of them', count(summary.forks)],
      ['average score', summary.averageScore.toFixed(0)],
      ['to look into', count(scan.selected.length)],
    ]),
    el(
      'div',
      { class: 'row spread' },
      el('p', { class: 'quiet small' }, `Scanned ${moment(timings.startedAt)} in ${duration(timings.totalMs)}`),
      el('div', { class: 'row' }, el('button', { type: 'button', on: { click: () => void again() } }, 'Scan again'), scan.selected.length > 0 && el('button', { type: 'button', class: 'primary', on: { click: () => void start('/scan', { username: profile.login }) } }, `Look into the best ${scan.selected.length}`)),
    ),
    warningsCard(warnings),
    languagesOf(scan),
    repositories.length === 0 ? empty('This account has no public repositories.', 'There is nothing to score.') : sections(repositories, lookInside),
  );
}

function head({ profile, summary }: AccountScan): HTMLElement {
  const { login, name, description, location, websiteUrl, createdAt, followers, members, kind, url } = profile;
  const people = kind === 'user' ? followers : members;
  const entries: Child[] = [
    outsideLink(url, el('bdi', {}, login)),
    location !== null && el('bdi', {}, location),
    websiteUrl !== null && outsideLink(websiteUrl, el('bdi', {}, websiteUrl.replace(/^https?:\/\//, ''))),
    `${countOrUnknown(people)} ${kind === 'user' ? 'followers' : 'members'}`,
    `since ${day(createdAt)}`,
    !summary.complete && 'incomplete',
  ];
  return pageHead(name ?? login, description === null ? null : el('bdi', {}, description), facts(entries));
}

function languagesOf({ summary }: AccountScan): HTMLElement | null {
  const total = summary.languages.reduce((sum, { repositories }) => sum + repositories, 0);
  if (total === 0) return null;
  return card('Languages', { note: 'By repositories, forks left out.' }, shareBar(summary.languages.map(({ name, repositories }) => ({ name, share: repositories / total, figure: counted(repositories, 'repository', 'repositories') }))));
}

function sections(repositories: readonly ScoredRepository[], lookInside: (repository: ScoredRepository) => void): HTMLElement {
  const field = el('input', { type: 'search', id: 'repository-filter', placeholder: 'Name, language, topic' });
  const status = el('span', { class: 'quiet small', role: 'status' });
  const groups = CATEGORIES.map(([category, title, note]) => {
    const cards = repositories.filter(({ importance }) => importance.category === category).map((repository) => ({ element: repositoryCard(repository, lookInside), text: textOf(repository) }));
    const figure = el('span', { class: 'figure' }, count(cards.length));
    const element = el('section', { class: `category ${category}`, hidden: cards.length === 0 }, el('h2', {}, title, ' ', figure), el('p', { class: 'quiet small' }, note), el('ul', { class: 'cards' }, cards.map((one) => one.element)));
    return { cards, figure, element };
  });
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { cards, figure, element } of groups) {
      for (const { element: one, text } of cards) one.hidden = !words.every((word) => text.includes(word));
      const visible = cards.filter(({ element: one }) => !one.hidden).length;
      figure.textContent = count(visible);
      element.hidden = visible === 0;
      shown += visible;
    }
    status.textContent = `${count(shown)} of ${counted(repositories.length, 'repository', 'repositories')}`;
  });
  return el('div', {}, el('div', { class: 'filters' }, el('div', { class: 'field' }, el('label', { for: 'repository-filter' }, 'Filter repositories'), field), status), groups.map(({ element }) => element));
}

function textOf({ name, description, primaryLanguage, topics }: ScoredRepository): string {
  return [name, description, primaryLanguage, ...topics].join(' ').toLowerCase();
}
