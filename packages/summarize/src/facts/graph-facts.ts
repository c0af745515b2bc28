import type { CodeGraph, LayeredFolder, Layers, ObservedFile } from '@reposcan/core';
import { directoryOf } from '../tree/tree-path.js';
import type { Area, GraphFacts } from './facts.js';

const maxFolders = 3;
const maxPackages = 8;

/** What the import graph says. `files` by importance. */
export function graphFacts({ importGraph, signals, layers }: CodeGraph, files: readonly ObservedFile[]): GraphFacts {
  const largest = signals.cycles[0];
  const roles = new Map(files.map(({ path, role }) => [path, role]));
  return {
    files: importGraph.files.length,
    imports: importGraph.edges.length,
    layers: { depth: layers.depth, top: ofLayer(layers, files, layers.depth - 1), bottom: ofLayer(layers, files, 0) },
    violations: violationsOf(layers),
    cycles: largest === undefined ? null : { count: signals.cycles.length, largest: largest.files.length, files: largest.files, around: largest.example },
    packages: importGraph.externals
      .filter(({ kind }) => kind === 'package')
      .map(({ name, importers }) => ({ name, importers: importers.filter(({ path, typeOnly }) => !typeOnly && roles.get(path) === 'source') }))
      .flatMap(({ name, importers }) => {
        const first = importers[0];
        return first === undefined ? [] : [{ name, importers: new Set(importers.map(({ path }) => path)).size, example: { path: first.path, line: first.line } }];
      })
      .sort((left, right) => right.importers - left.importers || (left.name < right.name ? -1 : 1))
      .slice(0, maxPackages),
    unresolved: importGraph.unresolved.length,
  };
}

function ofLayer({ folders, depth }: Layers, files: readonly ObservedFile[], layer: number): Area[] {
  if (depth < 2) return [];
  return folders
    .filter((folder) => folder.layer === layer && folder.path !== '')
    .sort((left, right) => right.files - left.files || (left.path < right.path ? -1 : 1))
    .slice(0, maxFolders)
    .flatMap((folder) => areaOf(folder, files) ?? []);
}

function areaOf({ path, files: count }: LayeredFolder, files: readonly ObservedFile[]): Area | null {
  const leading = files.find((file) => directoryOf(file.path) === path) ?? files.find((file) => file.path.startsWith(`${path}/`));
  return leading === undefined ? null : { path, files: count, leading: leading.path };
}

function violationsOf({ violations }: Layers): GraphFacts['violations'] {
  const [first] = violations;
  const edge = first?.edges[0];
  if (first === undefined || edge === undefined) return null;
  const count = violations.reduce((sum, violation) => sum + violation.count, 0);
  return { count, from: first.fromFolder, to: first.toFolder, example: { path: edge.from, line: edge.line } };
}
