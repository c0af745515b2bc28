import { plainText, type Claim, type RepositorySummary, type SummaryTopic } from '@reposcan/core';
import { authorFacts, sourceText, topicTitles } from '../summary/topics.js';
import { fitEnd, wrap } from '../text/display-width.js';
import { factLines } from '../text/fact-lines.js';
import { count } from '../text/figures.js';
import { section, type Layout } from './layout.js';

/** Claims shown of each topic; the JSON has all topics. */
const shown: Readonly<Partial<Record<SummaryTopic, number>>> = { what: 2, reading: 4, running: 4 };
const mostHostile = 3;

/** What a repository is, where to start reading, how to run it: each claim with where it comes from. */
export function summarySection(layout: Layout, summary: RepositorySummary | null): string[] {
  if (summary === null) return [];
  const { palette, width } = layout;
  const { headline, merged, fallback, hostile } = summary;
  const topics = merged.sections.flatMap(({ topic, claims }) => {
    const chosen = claims.slice(0, shown[topic] ?? 0).filter(({ text }) => text !== headline.text);
    return chosen.length === 0 ? [] : ['', palette.strong(topicTitles[topic]), ...chosen.flatMap((claim) => claimLines(layout, claim))];
  });
  const orders = hostile.slice(0, mostHostile).map((text) => fitEnd(`${plainText(sourceText(text))} tries to direct whoever summarises it (${text.kind})`, width - 2));
  const more = hostile.length - orders.length;
  return section(layout, 'Summary', [
    ...wrap(plainText(headline.text), width),
    ...topics,
    '',
    ...factLines(authorFacts(summary).map((fact) => plainText(fact)), width).map(palette.quiet),
    ...(fallback === null ? [] : wrap(`! ${plainText(fallback)}`, width).map(palette.warning)),
    ...orders.map((line) => palette.warning(`! ${line}`)),
    ...(more > 0 ? [palette.warning(`! and ${count(more)} more such texts`)] : []),
  ]);
}

function claimLines({ palette, width }: Layout, { text, sources }: Claim): string[] {
  const [source] = sources;
  const [first = '', ...rest] = wrap(plainText(text), width - 2);
  const lines = [`- ${first}`, ...rest.map((line) => `  ${line}`)];
  return source === undefined ? lines : [...lines, palette.quiet(`  ${fitEnd(plainText(sourceText(source)), width - 2)}`)];
}
