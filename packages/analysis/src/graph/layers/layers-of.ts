import type { FileRole, ImportEdge, ImportGraph, LayeredFolder, Layers, LayerViolation } from '@reposcan/core';
import { compareText } from '../../text/compare-text.js';
import { neededAtRunTime } from '../edge-use.js';
import { foldFolders } from './fold-folders.js';
import { folderOrder, type WeightMatrix } from './folder-order.js';

const maxEdgesShown = 10;

/** Whether files of this role are part of the architecture: tests use everything, and so do the examples of documentation. */
export function isLayered(role: FileRole | undefined): boolean {
  return role !== 'test' && role !== 'docs';
}

/**
 * The layers of a repository. The rule: files that are neither tests nor documentation are folded into folders; a folder uses another where a file of it needs a file of the other
 * at run time, with the number of such pairs of files as weight. Where folders use each other in a circle, the uses with the least weight are taken out:
 * these are the violations. A folder is then one layer above the highest folder that it uses.
 */
export function layersOf({ files, edges }: ImportGraph, roleOf: (path: string) => FileRole | undefined): Layers {
  const paths = files.filter((path) => isLayered(roleOf(path)));
  const folderOf = foldFolders(paths);
  const names = [...new Set(folderOf.values())].sort(compareText);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const numberOf = (path: string): number | undefined => numbers.get(folderOf.get(path) ?? '\0');
  const uses = createUses(names.length);
  for (const edge of edges) {
    const [from, to] = [numberOf(edge.from), numberOf(edge.to)];
    if (from !== undefined && to !== undefined && from !== to && neededAtRunTime(edge)) uses.add(from, to, edge);
  }
  const kept = withoutCircles(uses.weights);
  const heights = heightsOf(kept);
  const counts = names.map(() => 0);
  for (const path of paths) {
    const number = numberOf(path) ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const nameOf = (number: number): string => names[number] ?? '';
  const folders = names.map<LayeredFolder>((path, number) => ({ path, layer: heights[number] ?? 0, files: counts[number] ?? 0, uses: used(uses.weights, number).map(nameOf) }));
  const violations = names.flatMap((_, from) => used(uses.weights, from).filter((to) => !kept[from]?.[to]).map((to) => violationOf(nameOf(from), nameOf(to), uses.pairs(from, to))));
  return {
    depth: heights.reduce((depth, height) => Math.max(depth, height + 1), 0),
    folders: folders.sort((left, right) => right.layer - left.layer || compareText(left.path, right.path)),
    violations: violations.sort((left, right) => right.count - left.count || compareText(left.fromFolder, right.fromFolder) || compareText(left.toFolder, right.toFolder)),
  };
}

/** Pairs of files by the folders that they are in. */
function createUses(size: number) {
  const pairs = new Map<number, Map<string, ImportEdge>>();
  const weights = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  return {
    weights,
    add(from: number, to: number, edge: ImportEdge): void {
      const key = from * size + to;
      const known = pairs.get(key) ?? new Map<string, ImportEdge>();
      pairs.set(key, known);
      const pair = `${edge.from}\0${edge.to}`;
      const before = known.get(pair);
      if (before === undefined || edge.line < before.line) known.set(pair, edge);
      const row = weights[from];
      if (row !== undefined) row[to] = known.size;
    },
    pairs: (from: number, to: number): ImportEdge[] => [...(pairs.get(from * size + to)?.values() ?? [])],
  };
}

/** Which uses remain, so that there is no circle: those along the order, and of the others, heaviest first, all that close none. */
function withoutCircles(weights: WeightMatrix): boolean[][] {
  const order = folderOrder(weights);
  const place = weights.map((_, node) => order.indexOf(node));
  const kept = weights.map((row, from) => row.map((weight, to) => weight > 0 && (place[from] ?? 0) < (place[to] ?? 0)));
  const against = weights.flatMap((row, from) => row.flatMap((weight, to) => (weight > 0 && kept[from]?.[to] !== true ? [{ from, to, weight }] : [])));
  for (const { from, to } of against.sort((left, right) => right.weight - left.weight || left.from - right.from || left.to - right.to)) {
    const row = kept[from];
    if (row !== undefined && !leads(kept, to, from)) row[to] = true;
  }
  return kept;
}

function leads(kept: readonly (readonly boolean[])[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const [next, uses] of (kept[node] ?? []).entries()) if (uses) seen.add(next);
  return seen.has(to);
}

/** Longest way down from each node. There is no circle. */
function heightsOf(kept: readonly (readonly boolean[])[]): number[] {
  const heights: (number | undefined)[] = kept.map(() => undefined);
  const heightOf = (node: number): number => {
    const known = heights[node];
    if (known !== undefined) return known;
    const height = (kept[node] ?? []).reduce((highest, uses, to) => (uses ? Math.max(highest, heightOf(to) + 1) : highest), 0);
    heights[node] = height;
    return height;
  };
  return kept.map((_, node) => heightOf(node));
}

function used(weights: WeightMatrix, from: number): number[] {
  return (weights[from] ?? []).flatMap((weight, to) => (weight > 0 ? [to] : []));
}

function violationOf(fromFolder: string, toFolder: string, pairs: readonly ImportEdge[]): LayerViolation {
  const edges = pairs
    .map(({ from, to, line }) => ({ from, to, line }))
    .sort((left, right) => compareText(left.from, right.from) || compareText(left.to, right.to))
    .slice(0, maxEdgesShown);
  return { fromFolder, toFolder, edges, count: pairs.length };
}
