import type { CodeSignals, ImportGraph } from '@reposcan/core';
import { counted } from '../text/figures.js';

/** The import graph in figures. */
export function importFacts({ files, edges, externals, unresolved }: ImportGraph, signals: CodeSignals | null): string[] {
  const typeOnly = edges.filter((edge) => edge.typeOnly).length;
  const packages = externals.filter(({ kind }) => kind === 'package').length;
  return [
    counted(files.length, 'linked file'),
    `${counted(edges.length, 'import')}${typeOnly > 0 ? `, ${counted(typeOnly, 'of them for types only', 'of them for types only')}` : ''}`,
    counted(packages, 'external package'),
    counted(externals.length - packages, 'built-in module'),
    unresolved.length === 0 ? 'all imports resolved' : counted(unresolved.length, 'unresolved import'),
    ...(signals === null ? [] : [counted(signals.cycles.length, 'cycle'), counted(signals.communities.length, 'community', 'communities')]),
  ];
}
