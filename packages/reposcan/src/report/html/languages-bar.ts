import type { LanguageShare } from '@reposcan/core';
import { count, counted, percent } from '../text/figures.js';
import { markOf, type Part } from './charts/stacked-bar.js';

const mostLanguages = 8;

/** Languages as parts of a whole: the biggest by name, the rest together. */
export function languageParts(languages: readonly LanguageShare[]): Part[] {
  const parts = languages.slice(0, mostLanguages).map(({ name, share, lines }, index) => ({
    name,
    value: share,
    figure: `${percent(share)} · ${counted(lines, 'line')}`,
    mark: markOf(index),
  }));
  const rest = languages.slice(mostLanguages);
  const share = rest.reduce((sum, language) => sum + language.share, 0);
  if (rest.length === 0) return parts;
  return [...parts, { name: `${count(rest.length)} more`, value: share, figure: percent(share), mark: markOf(mostLanguages) }];
}

/** The colour of a language: the same wherever it appears in a report. */
export function languageMarks(languages: readonly LanguageShare[]): (language: string | null) => string {
  const marks = new Map(languages.map(({ name }, index) => [name, markOf(index)]));
  return (language) => (language === null ? undefined : marks.get(language)) ?? markOf(mostLanguages);
}
