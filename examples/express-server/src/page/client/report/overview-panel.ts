import type { RepositoryScan } from '@reposcan/core';
import { el } from '../dom/element.js';
import { card, meter } from '../dom/parts.js';
import { byteSize, count, counted, duration } from '../text/figures.js';
import { shareBar } from './share-bar.js';
import { summaryCard } from './summary-card.js';
import { wayList } from './way-list.js';

/** The first tab: what it is, what it is made of, where to begin, what stands out. */
export function overviewPanel(scan: RepositoryScan): HTMLElement {
  const { repository, languages, summary, entryPoints, signals, stats, timings } = scan;
  const { readme } = repository;
  const shares = languages.map(({ name, share, lines }) => ({ name, share, figure: counted(lines, 'line') }));
  const roles = Object.entries(stats.roles).filter(([, files]) => files > 0).toSorted(([, a], [, b]) => b - a);
  const mostRole = Math.max(1, ...roles.map(([, files]) => files));
  return el(
    'div',
    {},
    summary !== null && summaryCard(summary),
    summary === null && readme !== null && card(readme.title ?? readme.path, { note: `${readme.path}, ${byteSize(readme.bytes)}` }, readme.excerpt !== null && el('p', {}, el('bdi', {}, readme.excerpt))),
    el(
      'div',
      { class: 'pair' },
      card('Languages', { note: 'By bytes of source code.' }, languages.length === 0 ? el('p', { class: 'quiet' }, 'None is known.') : shareBar(shares)),
      card('What files are for', { note: 'Files by role.' }, el('ul', { class: 'bars' }, roles.map(([role, files]) => el('li', {}, el('span', {}, role), meter((files / mostRole) * 100, 'wide'), el('span', { class: 'figure' }, count(files)))))),
    ),
    begin(scan),
    entryPoints.length > 0 && card('Entry points', { note: 'Where execution or use begins.' }, el('ul', { class: 'lines' }, entryPoints.slice(0, 12).map(({ path, kind, evidence }) => el('li', {}, el('code', {}, el('bdi', {}, path)), el('span', { class: 'tag' }, kind), el('span', { class: 'quiet small' }, el('bdi', {}, evidence)))))),
    signals !== null && el('div', { class: 'pair' }, hotspots(signals.hotspots), cycles(signals.cycles)),
    card('How long it took', { note: `${duration(timings.totalMs)} in all.` }, el('ul', { class: 'lines' }, timings.stages.map(({ stage, ms, status }) => el('li', {}, el('span', {}, stage), el('span', { class: 'quiet small' }, status === 'completed' ? duration(ms) : status))))),
  );
}

function begin({ files }: RepositoryScan): HTMLElement {
  const rows = files.slice(0, 8).map(({ path, importance }) => el('li', {}, el('b', {}, importance.toFixed(0)), el('code', {}, el('bdi', {}, path)), meter(importance, 'wide')));
  return card('Where to begin reading', { note: 'How much of an understanding each file gives, of 100.' }, el('ol', { class: 'begin' }, rows));
}

function hotspots(list: NonNullable<RepositoryScan['signals']>['hotspots']): HTMLElement {
  const note = 'Files that matter and change often.';
  if (list.length === 0) return card('Hotspots', { note }, el('p', { class: 'quiet' }, 'None: the history was not read, or nothing changed.'));
  return card('Hotspots', { note }, el('ul', { class: 'lines' }, list.slice(0, 8).map(({ path, commits }) => el('li', {}, el('code', {}, el('bdi', {}, path)), el('span', { class: 'quiet small' }, counted(commits, 'commit'))))));
}

function cycles(list: NonNullable<RepositoryScan['signals']>['cycles']): HTMLElement {
  const note = 'Files that import each other at run time.';
  if (list.length === 0) return card('Circles of imports', { note }, el('p', { class: 'quiet' }, 'None. Every file can be read without the ones that use it.'));
  return card('Circles of imports', { note }, el('ul', {}, list.slice(0, 8).map(({ files, example }) => el('li', {}, el('details', { open: list.length === 1 }, el('summary', {}, counted(files.length, 'file')), wayList(example))))));
}
