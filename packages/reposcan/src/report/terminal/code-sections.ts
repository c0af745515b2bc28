import { plainText, type CodeSignals, type FileSkeleton, type HistorySummary, type RepositoryScan } from '@reposcan/core';
import { codeOf } from '../code/code-of.js';
import { importFacts } from '../code/import-facts.js';
import { symbolTotals } from '../code/symbol-totals.js';
import { fitEnd, wrap } from '../text/display-width.js';
import { factLines } from '../text/fact-lines.js';
import { count, counted, day } from '../text/figures.js';
import { callSections } from './call-sections.js';
import { layersSection } from './layers-section.js';
import { section, type Layout } from './layout.js';
import { table, type Cell } from './table.js';

const mostHotspots = 8;
const mostCycles = 5;
const mostInCycle = 8;
const mostCommunities = 8;

/** The sections of the code: layers, imports, what is defined, calls, hotspots, cycles, communities. A stage that gave nothing has no section. */
export function codeSections(layout: Layout, scan: RepositoryScan): string[] {
  const { skeletons, importGraph, signals, layers, callGraph, history } = codeOf(scan);
  return [
    ...layersSection(layout, layers),
    ...(importGraph === null ? [] : section(layout, 'Imports', factLines(importFacts(importGraph, signals), layout.width))),
    ...definitionsSection(layout, skeletons),
    ...callSections(layout, callGraph),
    ...historySection(layout, history),
    ...(signals === null ? [] : [...hotspotsSection(layout, signals), ...cyclesSection(layout, signals), ...communitiesSection(layout, signals)]),
  ];
}

function definitionsSection(layout: Layout, skeletons: readonly FileSkeleton[] | null): string[] {
  if (skeletons === null || skeletons.length === 0) return [];
  const broken = skeletons.filter(({ syntaxErrors }) => syntaxErrors).length;
  const facts = [
    ...symbolTotals(skeletons),
    `in ${counted(skeletons.length, 'file')}`,
    ...(broken > 0 ? [`${counted(broken, 'file')} with syntax errors`] : []),
  ];
  return section(layout, 'Definitions', factLines(facts, layout.width));
}

function historySection(layout: Layout, history: HistorySummary | null): string[] {
  if (history === null) return [];
  const { commits, authors, since, truncated, shallow } = history;
  const facts = [
    `${counted(commits, 'commit')}${truncated ? ', the latest only' : ''}`,
    counted(authors, 'author'),
    `since ${day(since)}`,
    ...(shallow ? ['what is older is not in the clone'] : []),
  ];
  return section(layout, 'History', factLines(facts, layout.width));
}

function hotspotsSection(layout: Layout, { hotspots }: CodeSignals): string[] {
  const { palette, width } = layout;
  const rows = hotspots.slice(0, mostHotspots).map(({ path, score, importance, commits }): Cell[] => [
    { text: score.toFixed(1), paint: palette.strong },
    { text: plainText(path), paint: palette.strong },
    { text: `importance ${importance.toFixed(0)}, ${counted(commits, 'commit')}`, paint: palette.quiet },
  ]);
  return section(layout, 'Hotspots', [
    ...table([{ align: 'right' }, { shrink: 'start' }, { shrink: 'end' }], rows, width, palette.quiet),
    ...moreLine(layout, hotspots.length - rows.length),
  ]);
}

function cyclesSection(layout: Layout, { cycles }: CodeSignals): string[] {
  const { width, palette } = layout;
  const lines = cycles.slice(0, mostCycles).flatMap(({ files, example }) => {
    const way = example.slice(0, mostInCycle).map((path) => plainText(path));
    const back = example.length > mostInCycle ? `… ${count(example.length - mostInCycle)} more …` : null;
    const around = [...way, ...(back === null ? [] : [back]), way[0] ?? ''].map((path) => fitEnd(path, width - 6));
    return [`${counted(files.length, 'file')}:`, ...wrap(around.join(' → '), width - 2).map((line) => palette.quiet(`  ${line}`))];
  });
  return section(layout, 'Cycles', [...lines, ...moreLine(layout, cycles.length - mostCycles)]);
}

function communitiesSection(layout: Layout, { communities }: CodeSignals): string[] {
  const { width, palette } = layout;
  // One file alone is no community to speak of.
  const several = communities.filter(({ files }) => files > 1);
  const rows = several.slice(0, mostCommunities).map(({ label, files, leading }): Cell[] => [
    { text: plainText(label), paint: palette.strong },
    { text: counted(files, 'file') },
    { text: leading.slice(0, 3).map(fileName).join(', '), paint: palette.quiet },
  ]);
  return section(layout, 'Communities', [
    ...table([{ shrink: 'start' }, { align: 'right' }, { shrink: 'end' }], rows, width, palette.quiet),
    ...moreLine(layout, several.length - rows.length),
  ]);
}

function fileName(path: string): string {
  return plainText(path.slice(path.lastIndexOf('/') + 1));
}

function moreLine({ palette }: Layout, more: number): string[] {
  return more > 0 ? [palette.quiet(`and ${count(more)} more`)] : [];
}
