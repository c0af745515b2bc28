import type { ImportEdge, Layers, ObservedFile } from '@reposcan/core';
import { neededAtRunTime } from '../graph/edge-use.js';
import { isLayered } from '../graph/layers/layers-of.js';
import { foldersOf } from '../graph/folders-of.js';
import { compareText } from '../text/compare-text.js';
import type { GraphLevel, GraphLink, GraphNode, GraphSource, GraphView } from './graph-view.js';

/** The graph of a scan at a level. Of folders, tests and documentation are left out: the picture is of the architecture. */
export function viewGraph(source: GraphSource, level: GraphLevel): GraphView {
  const observed = new Map(source.files.map((file) => [file.path, file]));
  const layered = (path: string): boolean => isLayered(observed.get(path)?.role);
  const folderOf = folderFinder(source.layers);
  const paths = source.importGraph.files.filter((path) => level === 'file' || layered(path));
  const nodePath = level === 'file' ? (path: string) => path : folderOf;
  const nodes = level === 'file' ? fileNodes(source, observed, paths, folderOf, layered) : folderNodes(source, observed, paths, folderOf);
  nodes.sort((left, right) => compareText(left.path, right.path));
  const numbers = new Map(nodes.map(({ path }, index) => [path, index]));
  const violations = new Set(source.layers.violations.map(({ fromFolder, toFolder }) => `${fromFolder}\0${toFolder}`));
  const violates = (edge: ImportEdge): boolean =>
    neededAtRunTime(edge) && layered(edge.from) && layered(edge.to) && violations.has(`${folderOf(edge.from)}\0${folderOf(edge.to)}`);
  const admitted = new Set(paths);
  const edges = source.importGraph.edges.filter(({ from, to }) => admitted.has(from) && admitted.has(to));
  return { level, nodes, links: linksOf(edges, (path) => numbers.get(nodePath(path)), violates) };
}

function linksOf(edges: readonly ImportEdge[], numberOf: (path: string) => number | undefined, violates: (edge: ImportEdge) => boolean): GraphLink[] {
  const links = new Map<string, { link: GraphLink; pairs: Set<string> }>();
  for (const edge of [...edges].sort(firmerFirst)) {
    const [from, to] = [numberOf(edge.from), numberOf(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${String(from)} ${String(to)}`;
    const { kind, typeOnly } = edge;
    const known = links.get(key) ?? { link: { from, to, kind, typeOnly, conditional: isLater(edge), imports: 0, violation: false }, pairs: new Set() };
    links.set(key, known);
    known.pairs.add(`${edge.from}\0${edge.to}`);
    known.link.imports = known.pairs.size;
    known.link.violation ||= violates(edge);
  }
  return [...links.values()].map(({ link }) => link).sort((left, right) => left.from - right.from || left.to - right.to);
}

/** The folder of the layers that a path is in: the deepest that is listed. */
function folderFinder({ folders }: Layers): (path: string) => string {
  const listed = new Set(folders.map(({ path }) => path));
  return (path) => foldersOf(path).findLast((folder) => listed.has(folder)) ?? '';
}

function fileNodes({ signals, layers }: GraphSource, observed: ReadonlyMap<string, ObservedFile>, paths: readonly string[], folderOf: (path: string) => string, layered: (path: string) => boolean): GraphNode[] {
  const layerOf = new Map(layers.folders.map(({ path, layer }) => [path, layer]));
  const signalsOf = new Map(signals.files.map((file) => [file.path, file]));
  return paths.map((path) => ({
    path,
    files: 1,
    language: observed.get(path)?.language ?? null,
    layer: layered(path) ? (layerOf.get(folderOf(path)) ?? null) : null,
    community: signalsOf.get(path)?.community ?? null,
    rank: signalsOf.get(path)?.pageRank ?? 0,
    importance: observed.get(path)?.importance ?? 0,
  }));
}

function folderNodes({ signals, layers }: GraphSource, observed: ReadonlyMap<string, ObservedFile>, paths: readonly string[], folderOf: (path: string) => string): GraphNode[] {
  const rankOf = new Map(signals.files.map((file) => [file.path, file.pageRank]));
  const inside = new Map<string, string[]>(layers.folders.map(({ path }) => [path, []]));
  for (const path of [...paths].sort(compareText)) inside.get(folderOf(path))?.push(path);
  return layers.folders.map(({ path, layer, files }) => {
    const members = inside.get(path) ?? [];
    return {
      path,
      files,
      language: mostCommon(members.flatMap((member) => observed.get(member)?.language ?? [])),
      layer,
      community: null,
      rank: members.reduce((sum, member) => sum + (rankOf.get(member) ?? 0), 0),
      importance: members.reduce((most, member) => Math.max(most, observed.get(member)?.importance ?? 0), 0),
    };
  });
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1] || compareText(left[0], right[0]))[0]?.[0] ?? null;
}

function isLater({ conditional, kind }: ImportEdge): boolean {
  return conditional || kind === 'dynamic';
}

/** The order decides which edge a link takes its kind from; the rest of it only makes that order the same every time. */
function firmerFirst(left: ImportEdge, right: ImportEdge): number {
  return Number(left.typeOnly) - Number(right.typeOnly) || Number(isLater(left)) - Number(isLater(right)) || compareText(left.kind, right.kind);
}
