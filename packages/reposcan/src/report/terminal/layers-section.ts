import { plainText, type LayeredFolder, type Layers } from '@reposcan/core';
import { folderNames, layerRows } from '../code/layer-rows.js';
import { fit, fitEnd, wrap } from '../text/display-width.js';
import { count, counted } from '../text/figures.js';
import { section, type Layout } from './layout.js';
import { table, type Cell } from './table.js';

const mostLayers = 14;
const mostFolders = 6;
const mostUses = 3;
const mostViolations = 6;

/** The layers as a tree, the highest first: what is in each, whom it uses, and what breaks the order. */
export function layersSection(layout: Layout, layers: Layers | null): string[] {
  if (layers === null || layers.folders.length === 0) return [];
  const { width, palette } = layout;
  const nameOf = folderNames(layers.folders);
  const rows = layerRows(layers);
  const shown = rows.slice(0, mostLayers);
  const cells = shown.flatMap(({ layer, folders }) => layerCells(layer, folders, nameOf, layout));
  const against = layers.violations.reduce((sum, violation) => sum + violation.count, 0);
  const summary = `${counted(layers.depth, 'layer')} of ${counted(layers.folders.length, 'folder')}, the highest first; ${
    against === 0 ? 'no import breaks the order' : `${counted(against, 'import breaks', 'imports break')} the order`
  }.`;
  const more = rows.length - shown.length;
  return section(layout, 'Layers', [
    ...wrap(summary, width),
    ...table([{}, { shrink: 'start' }, { align: 'right' }, { shrink: 'end' }], cells, width, palette.quiet),
    ...(more > 0 ? [palette.quiet(`and ${counted(more, 'layer')} more`)] : []),
    ...violationLines(layers, nameOf, layout),
  ]);
}

function layerCells(layer: number, folders: readonly LayeredFolder[], nameOf: (path: string) => string, { palette }: Layout): Cell[][] {
  const shown = folders.slice(0, mostFolders);
  const more = folders.length - shown.length;
  const last = more > 0 ? shown.length : shown.length - 1;
  const branch = (nth: number): Cell => {
    const stem = last === 0 ? '─' : nth === 0 ? '┬' : nth === last ? '└' : '├';
    return { text: `${nth === 0 ? String(layer).padStart(2) : '  '} ${stem}`, paint: palette.quiet };
  };
  return [
    ...shown.map(({ path, files, uses }, nth): Cell[] => [
      branch(nth),
      { text: plainText(nameOf(path)), paint: palette.strong },
      { text: counted(files, 'file') },
      { text: usesInShort(path, uses, nameOf), paint: palette.quiet },
    ]),
    ...(more > 0 ? [[branch(last), { text: `and ${count(more)} more`, paint: palette.quiet }]] : []),
  ];
}

/** `uses parser, fonts, +2`: what is beside the folder by its last part only. */
function usesInShort(folder: string, uses: readonly string[], nameOf: (path: string) => string): string {
  if (uses.length === 0) return '';
  const beside = folder.slice(0, folder.lastIndexOf('/') + 1);
  const short = (path: string) => (beside !== '' && path.startsWith(beside) ? path.slice(beside.length) : nameOf(path));
  const more = uses.length - mostUses;
  return `uses ${uses.slice(0, mostUses).map((path) => plainText(short(path))).join(', ')}${more > 0 ? `, +${count(more)}` : ''}`;
}

function violationLines({ violations }: Layers, nameOf: (path: string) => string, { width, palette }: Layout): string[] {
  if (violations.length === 0) return [];
  const lines = violations.slice(0, mostViolations).flatMap(({ fromFolder, toFolder, count: imports, edges }) => {
    const [edge] = edges;
    const pair = `${plainText(nameOf(fromFolder))} → ${plainText(nameOf(toFolder))} (${count(imports)})`;
    return [
      `  ${palette.warning(fit(pair, width - 2))}`,
      ...(edge === undefined ? [] : [palette.quiet(`    ${importLine(edge, width - 4)}`)]),
    ];
  });
  const more = violations.length - mostViolations;
  return ['Against the order:', ...lines, ...(more > 0 ? [palette.quiet(`  and ${count(more)} more`)] : [])];
}

/** `a.ts:12 → b.ts`, the paths cut at their starts where there is no room. */
function importLine({ from, to, line }: { from: string; to: string; line: number }, width: number): string {
  const room = Math.floor((width - 3) / 2);
  return `${fitEnd(`${plainText(from)}:${line}`, room)} → ${fitEnd(plainText(to), room)}`;
}
