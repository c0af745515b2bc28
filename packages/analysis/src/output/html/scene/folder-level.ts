import { shownText } from './shown-text.js';
import type { FileLevel } from './file-level.js';
import { edgeTraits, type SceneEdge, type SceneLevel, type SceneNode } from './scene.js';
import { placed, type Placeless } from './placed.js';

/** The same graph by its folders: an edge stands for all imports from the files of one to the files of the other. */
export function folderLevel({ level, folders }: FileLevel): SceneLevel {
  const members = folders.map((): SceneNode[] => []);
  for (const node of level.nodes) members[node.folder]?.push(node);

  const edges = new Map<number, { from: number; to: number; typeOnly: boolean; against: boolean; inCycle: boolean; imports: number }>();
  for (const [importer, imported, traits, imports] of level.edges) {
    const from = level.nodes[importer]?.folder ?? 0;
    const to = level.nodes[imported]?.folder ?? 0;
    if (from === to) continue;
    const key = from * folders.length + to;
    const edge = edges.get(key);
    edges.set(key, {
      from,
      to,
      typeOnly: (traits & edgeTraits.typeOnly) !== 0 && (edge?.typeOnly ?? true),
      against: (traits & edgeTraits.againstLayers) !== 0 || (edge?.against ?? false),
      inCycle: (traits & edgeTraits.inCycle) !== 0 || (edge?.inCycle ?? false),
      imports: (edge?.imports ?? 0) + imports,
    });
  }

  const sorted = [...edges.values()].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const nodes = folders.map((path, folder): Placeless => {
    return {
      path: path === '' ? '(root)' : `${shownText(path)}/`,
      ...gathered(members[folder] ?? []),
      fanIn: sorted.filter(({ to }) => to === folder).length,
      fanOut: sorted.filter(({ from }) => from === folder).length,
      folder,
    };
  });
  return placed(
    nodes,
    sorted.map(({ from, to, typeOnly, against, inCycle, imports }): SceneEdge => {
      return [from, to, (typeOnly ? edgeTraits.typeOnly : 0) | (against ? edgeTraits.againstLayers : 0) | (inCycle ? edgeTraits.inCycle : 0), imports];
    }),
  );
}

/** What is said of a folder by what is in it. */
function gathered(files: readonly SceneNode[]): Omit<Placeless, 'path' | 'fanIn' | 'fanOut' | 'folder'> {
  return {
    importance: files.reduce((most, { importance }) => Math.max(most, importance), 0),
    layer: mostFrequent(files.map(({ layer }) => layer)),
    community: mostFrequent(files.map(({ community }) => community)),
    role: mostFrequent(files.map(({ role }) => role)),
    language: mostFrequent(files.map(({ language }) => language)),
    cyclic: files.some(({ cyclic }) => cyclic),
    lines: files.reduce((sum, { lines }) => sum + (lines ?? 0), 0),
    symbols: [],
    moreSymbols: 0,
    files: files.length,
  };
}

/** The value that most have, the first one of several; `null` counts only where there is nothing else. */
function mostFrequent<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
