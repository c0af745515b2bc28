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
    violations.size > 0 && neededAtRunTime(edge) && layered(edge.from) && layered(edge.to) && violations.has(`${folderOf(edge.from)}\0${folderOf(edge.to)}`);
  const admitted = new Set(paths);
  const edges = source.importGraph.edges.filter(({ from, to }) => admitted.has(from) && admitted.has(to));
  return { level, nodes, links: linksOf(filePairs(edges, violates), (path) => numbers.get(nodePath(path))) };
}

interface FilePair {
  firmest: ImportEdge;
  violation: boolean;
}

/** One pair for all edges between two files. */
function filePairs(edges: readonly ImportEdge[], violates: (edge: ImportEdge) => boolean): FilePair[] {
  const pairs = new Map<string, Map<string, FilePair>>();
  for (const edge of edges) {
    const targets = pairs.get(edge.from) ?? new Map<string, FilePair>();
    pairs.set(edge.from, targets);
    const known = targets.get(edge.to);
    if (known === undefined) targets.set(edge.to, { firmest: edge, violation: violates(edge) });
    else {
      if (compareFirmness(edge, known.firmest) < 0) known.firmest = edge;
      known.violation ||= violates(edge);
    }
  }
  return [...pairs.values()].flatMap((targets) => [...targets.values()]);
}

function linksOf(pairs: readonly FilePair[], numberOf: (path: string) => number | undefined): GraphLink[] {
  const links = new Map<number, Map<number, FilePair & { imports: number }>>();
  for (const { firmest, violation } of pairs) {
    const [from, to] = [numberOf(firmest.from), numberOf(firmest.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const targets = links.get(from) ?? new Map<number, FilePair & { imports: number }>();
    links.set(from, targets);
    const known = targets.get(to) ?? { firmest, violation: false, imports: 0 };
    targets.set(to, known);
    if (compareFirmness(firmest, known.firmest) < 0) known.firmest = firmest;
    known.imports += 1;
    known.violation ||= violation;
  }
  return [...links]
    .flatMap(([from, targets]) =>
      [...targets].map(([to, { firmest, imports, violation }]) => ({ from, to, kind: firmest.kind, typeOnly: firmest.typeOnly, conditional: isLater(firmest), imports, violation })),
    )
    .sort((left, right) => left.from - right.from || left.to - right.to);
}

/** The folder of the layers that a path is in: the deepest that is listed. */
function folderFinder({ folders }: Layers): (path: string) => string {
  const listed = new Set(folders.map(({ path }) => path));
  const found = new Map<string, string>();
  return (path) => {
    const folder = found.get(path) ?? foldersOf(path).findLast((candidate) => listed.has(candidate)) ?? '';
    found.set(path, folder);
    return folder;
  };
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

/** Negative where the left import is the firmer: at run time before as a type, at once before lazily. */
function compareFirmness(left: ImportEdge, right: ImportEdge): number {
  return Number(left.typeOnly) - Number(right.typeOnly) || Number(isLater(left)) - Number(isLater(right)) || compareText(left.kind, right.kind);
}
