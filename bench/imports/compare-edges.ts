import type { ImportGraph } from '@reposcan/core';
import type { CruisedImport } from './cruised-edges.js';

/** An edge that one of the two has and the other has not. */
export interface Difference {
  from: string;
  to: string;
  specifier: string;
  /** Who has it. */
  by: 'ours' | 'theirs';
  explanation: string;
}

/** What comparing two graphs gives. */
export interface Comparison {
  /** Edges that both have. */
  agreed: number;
  differences: Difference[];
}

/** Reasons for which an edge is not counted against either: the two mean different things by an import. */
export const byDesign: ReadonlySet<string> = new Set(['workspace package, which they do not resolve', 'built file, followed to its source', 'type in JSDoc, which they do not read', 'not a script']);

/** Compares the edges between files that both have looked at. */
export function compareEdges(graph: ImportGraph, cruised: readonly CruisedImport[]): Comparison {
  const ours = new Map(graph.edges.map((edge) => [`${edge.from}\0${edge.to}`, edge]));
  const linked = new Set(graph.files);
  const cruisedFiles = new Set(cruised.map(({ from }) => from));
  const theirs = new Map(cruised.filter(({ from, to }) => to !== null && from !== to && linked.has(from)).map((edge) => [`${edge.from}\0${String(edge.to)}`, edge]));
  const unresolved = new Set(cruised.filter(({ to }) => to === null).map(({ from, specifier }) => `${from}\0${specifier}`));
  const differences: Difference[] = [];
  let agreed = 0;
  for (const [key, { from, to, specifiers, typeOnly }] of ours) {
    const specifier = specifiers[0] ?? '';
    if (theirs.has(key)) agreed += 1;
    else if (cruisedFiles.has(from)) differences.push({ from, to, specifier, by: 'ours', explanation: explainOurs({ from, to, specifier, typeOnly, isUnresolved: unresolved.has(`${from}\0${specifier}`) }) });
  }
  for (const [key, { from, to, specifier }] of theirs) {
    if (!ours.has(key) && to !== null) differences.push({ from, to, specifier, by: 'theirs', explanation: explainTheirs(to) });
  }
  return { agreed, differences };
}

function explainOurs({ from, to, specifier, typeOnly, isUnresolved }: { from: string; to: string; specifier: string; typeOnly: boolean; isUnresolved: boolean }): string {
  if (isUnresolved && !specifier.startsWith('.')) return 'workspace package, which they do not resolve';
  if (isUnresolved && /(?:^|\/)(?:dist|build|lib)\//.test(specifier)) return 'built file, followed to its source';
  if (typeOnly && /\.[cm]?jsx?$/.test(from)) return 'type in JSDoc, which they do not read';
  if (!/\.(?:[cm]?[jt]sx?|vue|svelte|astro|json)$/.test(to)) return 'not a script';
  return isUnresolved ? 'they could not resolve it' : 'they do not see it, or lead it elsewhere';
}

function explainTheirs(to: string): string {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json)$/.test(to) ? 'we do not see it, or lead it elsewhere' : 'not a script';
}
