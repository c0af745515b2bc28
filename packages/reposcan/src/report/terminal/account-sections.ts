import {
  isKnown,
  type AccountProfile,
  type AccountScan,
  type Category,
  type ExcludedRepository,
  type ScoredRepository, plainText } from '@reposcan/core';
import type { DeepAccountScan, DeepScan } from '../../deep/deep-account-scan.js';
import { fit, wrap } from '../text/display-width.js';
import { factLines } from '../text/fact-lines.js';
import { count, counted, day, percent, shortCount } from '../text/figures.js';
import { whyInShort } from '../why.js';
import { codeOf } from '../code/code-of.js';
import { bars } from './bars.js';
import { section, type Layout } from './layout.js';
import { table, type Cell, type Column } from './table.js';

const categories: readonly Category[] = ['flagship', 'significant', 'supporting'];
const mostRepositories = 12;
const mostLanguages = 8;

/** The sections of an account: who, how much, which repositories matter and why, which deserve a closer look. */
export function accountSections(layout: Layout, scan: AccountScan | DeepAccountScan): string[] {
  return [
    ...profileSection(layout, scan.profile),
    ...figuresSection(layout, scan),
    ...categoriesSection(layout, scan),
    ...repositoriesSection(layout, scan.repositories),
    ...selectionSection(layout, scan),
    ...('deep' in scan ? deepSection(layout, scan.deep) : []),
    ...languagesSection(layout, scan),
  ];
}

function profileSection(layout: Layout, profile: AccountProfile): string[] {
  const { width, palette } = layout;
  const since = `${profile.kind} since ${day(profile.createdAt)}`;
  const name = profile.name === null ? '' : plainText(profile.name);
  const login = plainText(profile.login);
  const title = name === '' || name === login ? login : `${name} (${login})`;
  const facts = [
    profile.location,
    profile.company,
    isKnown(profile.followers) ? counted(profile.followers, 'follower') : null,
    isKnown(profile.members) ? counted(profile.members, 'member') : null,
    profile.websiteUrl,
    profile.url,
  ].flatMap((fact) => (fact === null || plainText(fact) === '' ? [] : [plainText(fact)]));
  return section(layout, `${fit(title, width - since.length - 3)} ${palette.quiet(`· ${since}`)}`, [
    ...wrap(profile.description === null ? '' : plainText(profile.description), width),
    ...factLines(facts, width).map(palette.quiet),
  ]);
}

function figuresSection(layout: Layout, { summary }: AccountScan): string[] {
  const { repositories, totalRepositories, complete, kinds } = summary;
  const first = complete
    ? counted(repositories, 'repository', 'repositories')
    : `${count(repositories)} of ${counted(totalRepositories, 'repository', 'repositories')}`;
  const figures = [
    first,
    counted(summary.stars, 'star'),
    counted(summary.forks, 'fork'),
    `average score ${summary.averageScore.toFixed(1)}`,
    ...(kinds.forks > 0 ? [`${count(kinds.forks)} forked from others`] : []),
    ...(kinds.archived > 0 ? [`${count(kinds.archived)} archived`] : []),
    ...(kinds.private > 0 ? [`${count(kinds.private)} private`] : []),
  ];
  return section(layout, 'In figures', factLines(figures, layout.width));
}

function categoriesSection(layout: Layout, { summary }: AccountScan): string[] {
  if (summary.repositories === 0) return [];
  const { palette, width } = layout;
  const rows = categories.map((category) => ({
    label: category,
    value: summary.categories[category],
    note: count(summary.categories[category]),
    paint: palette.category[category],
  }));
  const provisional =
    summary.provisional === 0
      ? []
      : wrap(`~ ${count(summary.provisional)} may still change category: not every signal was read.`, width);
  return section(layout, 'Categories', [...bars(rows, width, palette.bar), ...provisional.map(palette.quiet)]);
}

function repositoriesSection(layout: Layout, repositories: readonly ScoredRepository[]): string[] {
  const { width, palette } = layout;
  const shown = repositories.slice(0, mostRepositories);
  const columns: Column[] = [
    { title: 'score', align: 'right' },
    { title: 'range' },
    { title: 'repository', shrink: 'end' },
    { title: 'category' },
    { title: 'stars', align: 'right' },
    ...(width >= 70 ? [{ title: 'language', shrink: 'end' as const }] : []),
  ];
  const rows = shown.map(({ name, importance, stars, primaryLanguage }): Cell[] => [
    { text: `${importance.provisional ? '~' : ''}${importance.score.toFixed(1)}`, paint: palette.strong },
    { text: importance.provisional ? importance.range.map(Math.round).join('–') : '', paint: palette.quiet },
    { text: plainText(name), paint: palette.strong },
    { text: importance.category, paint: palette.category[importance.category] },
    { text: shortCount(stars) },
    { text: primaryLanguage === null ? '' : plainText(primaryLanguage) },
  ]);
  const [titles, ...lines] = table(columns, rows, width, palette.quiet);
  const explained = shown.flatMap(({ importance }, index) => [
    lines[index] ?? '',
    palette.quiet(`       ${fit(whyInShort(importance), width - 7)}`),
  ]);
  const more = repositories.length - shown.length;
  return section(layout, 'Repositories that matter most', [
    ...(shown.length === 0 ? ['There is no repository to show.'] : [titles ?? '', ...explained]),
    ...(more > 0 ? [palette.quiet(`and ${count(more)} more`)] : []),
  ]);
}

function selectionSection(layout: Layout, { selected, excluded }: AccountScan): string[] {
  const { width, palette } = layout;
  const reasons = {
    flagship: 'Flagship:',
    significant: 'Significant:',
    'best-available': 'Nothing qualified; the best of this account:',
  };
  const lines = (['flagship', 'significant', 'best-available'] as const).flatMap((reason) => {
    const names = selected.filter((entry) => entry.reason === reason).map(({ nameWithOwner }) => plainText(nameOf(nameWithOwner)));
    if (names.length === 0) return [];
    return [reasons[reason], ...wrap(names.join(', '), width - 2).map((line) => `  ${line}`)];
  });
  const leftOut = [
    [excluded, 'below-threshold', 'below the threshold'],
    [excluded, 'over-limit', 'beyond the limit'],
    [excluded, 'empty', 'empty'],
  ] as const;
  const counts = leftOut.flatMap(([list, reason, words]) => {
    const number = list.filter((entry: ExcludedRepository) => entry.reason === reason).length;
    return number === 0 ? [] : [`${count(number)} ${words}`];
  });
  const rest = counts.length === 0 ? [] : wrap(`Left out: ${counts.join(', ')}.`, width).map(palette.quiet);
  return section(layout, 'Selected for a deep scan', [...lines, ...rest]);
}

function deepSection(layout: Layout, deep: readonly DeepScan[]): string[] {
  const columns: Column[] = [
    { title: 'repository', shrink: 'end' },
    { title: 'files', align: 'right' },
    { title: 'lines', align: 'right' },
    { title: 'layers', align: 'right' },
    { title: 'cycles', align: 'right' },
    { title: 'languages', shrink: 'end' },
    { title: 'most important file', shrink: 'start' },
  ];
  const rows = deep.map(({ nameWithOwner, stats, languages, files, ...scan }): Cell[] => [
    { text: plainText(nameOf(nameWithOwner)), paint: layout.palette.strong },
    { text: shortCount(stats.files) },
    { text: shortCount(stats.lines) },
    { text: countOrDash(codeOf(scan).layers?.depth) },
    { text: countOrDash(codeOf(scan).signals?.cycles.length) },
    {
      text: languages
        .slice(0, 2)
        .map(({ name, share }) => `${plainText(name)} ${percent(share)}`)
        .join(', '),
    },
    { text: plainText(files[0]?.path ?? '') },
  ]);
  const shown = layout.width >= 70 ? columns : columns.slice(0, 5);
  return section(layout, 'Deep scans', rows.length === 0 ? [] : table(shown, rows, layout.width, layout.palette.quiet));
}

function languagesSection(layout: Layout, { summary }: AccountScan): string[] {
  const rows = summary.languages.slice(0, mostLanguages).map(({ name, repositories, stars }) => ({
    label: plainText(name),
    value: repositories,
    note: `${counted(repositories, 'repository', 'repositories')}, ${counted(stars, 'star')}`,
  }));
  return section(layout, 'Languages', bars(rows, layout.width, layout.palette.bar));
}

/** A count, or a dash where the stage gave none. */
function countOrDash(value: number | undefined): string {
  return value === undefined ? '–' : shortCount(value);
}

/** `owner/name` without the owner: in the report of one account it is always the same. */
function nameOf(nameWithOwner: string): string {
  return nameWithOwner.slice(nameWithOwner.indexOf('/') + 1);
}
