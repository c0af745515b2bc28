import { plainText, type CallGraph } from '@reposcan/core';
import { callFacts, coverageText } from '../calls/call-facts.js';
import { fitEnd, wrap } from '../text/display-width.js';
import { factLines } from '../text/fact-lines.js';
import { count, counted } from '../text/figures.js';
import { section, type Layout } from './layout.js';
import { table, type Cell } from './table.js';

const mostHotspots = 8;
const mostUnreachable = 5;

/** The sections of the calls: how many and how they were found, functions that many call, functions that nothing calls. */
export function callSections(layout: Layout, graph: CallGraph | null): string[] {
  if (graph === null || graph.nodes.length === 0) return [];
  const { palette, width } = layout;
  const coverage = graph.coverage.flatMap((entry) => [
    ...wrap(plainText(coverageText(entry)), width),
    ...(entry.reason === null ? [] : wrap(plainText(entry.reason), width - 2).map((line) => palette.quiet(`  ${line}`))),
  ]);
  const failed = graph.failed.length === 0 ? [] : [palette.quiet(`${counted(graph.failed.length, 'file')} could not be read for calls`)];
  return [
    ...section(layout, 'Calls', [...factLines(callFacts(graph), width), ...coverage, ...failed]),
    ...hotspotsSection(layout, graph),
    ...unreachableSection(layout, graph),
  ];
}

function hotspotsSection(layout: Layout, { signals: { hotspots } }: CallGraph): string[] {
  const { palette, width } = layout;
  const rows = hotspots.slice(0, mostHotspots).map(({ qualifiedName, score, callers, commits }): Cell[] => [
    { text: score.toFixed(1), paint: palette.strong },
    { text: plainText(qualifiedName), paint: palette.strong },
    { text: `${counted(callers, 'caller')}${commits === null ? '' : `, ${counted(commits, 'commit')}`}`, paint: palette.quiet },
  ]);
  const more = hotspots.length - rows.length;
  return section(layout, 'Call hotspots', [
    ...table([{ align: 'right' }, { shrink: 'start' }, { shrink: 'end' }], rows, width, palette.quiet),
    ...(more > 0 ? [palette.quiet(`and ${count(more)} more`)] : []),
  ]);
}

function unreachableSection(layout: Layout, { signals: { unreachable } }: CallGraph): string[] {
  if (unreachable === null || unreachable.length === 0) return [];
  const { palette, width } = layout;
  const more = unreachable.length - mostUnreachable;
  return section(layout, `Nothing leads to ${counted(unreachable.length, 'function')}`, [
    ...unreachable.slice(0, mostUnreachable).map((name) => fitEnd(plainText(name), width)),
    ...(more > 0 ? [palette.quiet(`and ${count(more)} more`)] : []),
  ]);
}
