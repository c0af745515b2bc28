import type { RepositoryScan } from '@reposcan/core';

/** What a node stands for. */
export type Grain = 'folders' | 'files';

/** A file or a folder of the import graph. */
export interface GraphNode {
  /** Its path; the root is `.`. */
  id: string;
  label: string;
  /** 0–1: how large it is drawn. */
  weight: number;
  /** What it is coloured by: the folder of a file, the most frequent language of a folder. */
  group: string;
  /** 0 imports nothing; `null` where that is unknown. */
  layer: number | null;
}

/** Imports from one node to another. */
export interface GraphEdge {
  from: string;
  to: string;
  imports: number;
  /** Part of a circle, or against the order of the layers. */
  suspect: boolean;
}

/** What is drawn. */
export interface GraphModel {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Nodes that were left out because there are too many. */
  leftOut: number;
}

const mostNodes = 1_200;

/** The import graph by files or by folders; of too many nodes those with most weight. */
export function graphModel(scan: RepositoryScan, grain: Grain): GraphModel {
  const { importGraph, signals, layers, files } = scan;
  if (importGraph === null) return { nodes: [], edges: [], leftOut: 0 };
  const idOf = grain === 'files' ? (path: string) => path : folderOf;
  const observed = new Map(files.map((file) => [file.path, file]));
  const layerOf = new Map(layers?.folders.map(({ path, layer }) => [path === '' ? '.' : path, layer]));
  const members = new Map<string, string[]>();
  for (const path of importGraph.files) members.set(idOf(path), [...(members.get(idOf(path)) ?? []), path]);

  const most = Math.max(1, ...[...members.values()].map(({ length }) => length));
  const all = [...members].map(([id, paths]): GraphNode => {
    const languages = paths.map((path) => observed.get(path)?.language ?? 'unknown');
    const weight = grain === 'files' ? (observed.get(id)?.importance ?? 0) / 100 : Math.sqrt(paths.length / most);
    return { id, label: grain === 'files' ? (id.split('/').at(-1) ?? id) : id, weight, group: grain === 'files' ? folderOf(id) : mostFrequent(languages), layer: layerOf.get(grain === 'files' ? folderOf(id) : id) ?? null };
  });
  const nodes = all.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, mostNodes);
  const kept = new Set(nodes.map(({ id }) => id));

  const cycleOf = new Map(signals?.files.map(({ path, cycle }) => [path, cycle]));
  const against = new Set(layers?.violations.map(({ fromFolder, toFolder }) => `${fromFolder === '' ? '.' : fromFolder}\n${toFolder === '' ? '.' : toFolder}`));
  const edges = new Map<string, GraphEdge>();
  for (const { from, to } of importGraph.edges) {
    const [source, target] = [idOf(from), idOf(to)];
    if (source === target || !kept.has(source) || !kept.has(target)) continue;
    const key = `${source}\n${target}`;
    const edge = edges.get(key) ?? { from: source, to: target, imports: 0, suspect: grain === 'folders' && against.has(key) };
    edge.imports += 1;
    edge.suspect ||= grain === 'files' && typeof cycleOf.get(from) === 'number' && cycleOf.get(from) === cycleOf.get(to);
    edges.set(key, edge);
  }
  return { nodes, edges: [...edges.values()], leftOut: all.length - nodes.length };
}

/** The folder of a file; `.` for the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

/** The groups of the nodes, those with most nodes first. */
export function groupsOf({ nodes }: GraphModel): string[] {
  const counts = new Map<string, number>();
  for (const { group } of nodes) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1)).map(([group]) => group);
}

function mostFrequent(languages: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'unknown';
}
