import type { Importance, ScoredRepository } from '@reposcan/core';
import { el } from '../dom/element.js';
import { outsideLink } from '../dom/link.js';
import { facts, meter } from '../dom/parts.js';
import { count, day, signed } from '../text/figures.js';

/** Points from which on a contribution has a line of its own. */
const decisive = 0.5;

/** A repository with its score and the reasons for it. */
export function repositoryCard(repository: ScoredRepository, lookInside: (repository: ScoredRepository) => void): HTMLElement {
  const { name, url, description, primaryLanguage, stars, forks, pushedAt, license, isFork, isArchived, isEmpty, importance } = repository;
  const marks = [isFork && 'fork', isArchived && 'archived', isEmpty && 'empty'].filter((mark) => mark !== false);
  return el(
    'li',
    { class: `card repo ${importance.category}` },
    el(
      'div',
      { class: 'repo-head' },
      el('h3', {}, outsideLink(url, el('bdi', {}, name)), marks.map((mark) => el('span', { class: 'tag' }, mark))),
      el('div', { class: 'score' }, el('b', {}, importance.score.toFixed(0)), el('span', { class: 'hidden' }, ` of 100, ${importance.category}`)),
    ),
    meter(importance.score, 'wide'),
    el('p', { class: 'clamp' }, description === null ? el('span', { class: 'quiet' }, 'No description.') : el('bdi', {}, description)),
    facts([primaryLanguage !== null && el('bdi', {}, primaryLanguage), `${count(stars)} ★`, forks > 0 && `${count(forks)} forks`, license !== null && el('bdi', {}, license), pushedAt !== null && day(pushedAt)]),
    el('div', { class: 'repo-foot' }, why(importance), !isEmpty && el('button', { type: 'button', class: 'inside', on: { click: () => lookInside(repository) }, 'aria-label': `Look inside ${name}` }, 'Look inside')),
  );
}

/** The score's breakdown: every contribution, its points as a bar, and why. Made when it is opened. */
function why(importance: Importance): HTMLElement {
  const list = el('ul', { class: 'why' });
  const details = el('details', {}, el('summary', {}, 'Why this score'), list);
  details.addEventListener('toggle', () => {
    if (list.childElementCount > 0) return;
    const { components, range, provisional } = importance;
    const shown = components.filter(({ contribution }) => Math.abs(contribution) >= decisive).toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
    const small = components.filter(({ contribution }) => contribution !== 0 && Math.abs(contribution) < decisive);
    const most = Math.max(1, ...shown.map(({ contribution }) => Math.abs(contribution)));
    list.append(
      ...shown.map(({ contribution, sentence, known }) =>
        el(
          'li',
          { class: contribution < 0 ? 'minus' : 'plus' },
          el('b', {}, signed(contribution)),
          el('span', {}, meter((Math.abs(contribution) / most) * 100), el('span', {}, sentence, !known && el('em', { class: 'quiet' }, ' (estimated)'))),
        ),
      ),
      ...(small.length === 0 ? [] : [el('li', { class: 'quiet' }, el('b', {}, signed(small.reduce((sum, { contribution }) => sum + contribution, 0))), el('span', {}, `${small.length} more, each less than half a point`))]),
      el('li', { class: 'sum' }, el('b', {}, importance.score.toFixed(1)), el('span', {}, provisional ? `Between ${range[0].toFixed(0)} and ${range[1].toFixed(0)} once everything is known.` : 'The contributions add up to the score.')),
    );
  });
  return details;
}
