import type { ObservedFile } from '@reposcan/core';
import { counted } from '../text/figures.js';
import type { Tile } from './charts/treemap.js';

const mostTiles = 36;
/** A directory with more than this share of all lines is shown by its parts. */
const tooLarge = 0.18;

/** A directory or file with what is below it. */
interface Place {
  path: string;
  lines: number;
  byLanguage: Map<string, number>;
  files: ObservedFile[];
}

/**
 * The repository's text by place, for a treemap: directories, and instead of those that hold much of everything what is in them.
 * Generated and vendored files are left out: they would hide what people wrote.
 */
export function directoryTiles(files: readonly ObservedFile[], markOf: (language: string | null) => string): Tile[] {
  const written = files.filter(({ lines, role }) => lines !== null && lines > 0 && role !== 'generated' && role !== 'vendored');
  const total = written.reduce((sum, { lines }) => sum + (lines ?? 0), 0);
  let places = childrenOf('', written);
  for (;;) {
    const large = places.filter(({ path, lines }) => path.endsWith('/') && lines > total * tooLarge);
    const next = places.flatMap((place) => (large.includes(place) ? childrenOf(place.path, place.files) : [place]));
    if (large.length === 0 || next.length > mostTiles * 4) break;
    places = next;
  }
  const sorted = places.toSorted((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
  const rest = sorted.slice(mostTiles).reduce((sum, { lines }) => sum + lines, 0);
  const tiles = sorted.slice(0, mostTiles).map(({ path, lines, byLanguage }) => {
    const language = [...byLanguage].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
    return { name: path, value: lines, figure: counted(lines, 'line'), mark: markOf(language) };
  });
  return rest > 0
    ? [...tiles, { name: 'everything else', value: rest, figure: counted(rest, 'line'), mark: markOf(null) }]
    : tiles;
}

function childrenOf(prefix: string, files: readonly ObservedFile[]): Place[] {
  const places = new Map<string, Place>();
  for (const file of files) {
    const slash = file.path.indexOf('/', prefix.length);
    const path = slash < 0 ? file.path : file.path.slice(0, slash + 1);
    const place = places.get(path) ?? { path, lines: 0, byLanguage: new Map<string, number>(), files: [] };
    places.set(path, place);
    place.lines += file.lines ?? 0;
    place.files.push(file);
    if (file.language !== null)
      place.byLanguage.set(file.language, (place.byLanguage.get(file.language) ?? 0) + (file.lines ?? 0));
  }
  return [...places.values()];
}
