import type { ImportGraph } from '@reposcan/core';
import type { CruisedImport } from './cruised-edges.js';

/** Whose fault a difference is; `open` counts against the agreement. */
export type Blame = 'their miss' | 'by design' | 'open';

/** An edge that one of the two has and the other has not. */
export interface Difference {
  from: string;
  to: string;
  specifier: string;
  /** Who has it. */
  by: 'ours' | 'theirs';
  blame: Blame;
  explanation: string;
}

/** What comparing two graphs gives. */
export interface Comparison {
  /** Edges that both have. */
  agreed: number;
  differences: Difference[];
}

/** Whether a specifier names a package of the repository. */
export type IsMember = (specifier: string) => boolean;

const script = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json)$/;

/** Compares the edges from files that both have looked at. */
export function compareEdges(graph: Pick<ImportGraph, 'files' | 'edges'>, cruised: readonly CruisedImport[], isMember: IsMember): Comparison {
  const linked = new Set(graph.files);
  const cruisedFiles = new Set(cruised.map(({ from }) => from));
  const ours = new Map(graph.edges.filter(({ from }) => cruisedFiles.has(from)).map((edge) => [`${edge.from}\0${edge.to}`, edge]));
  const theirs = new Map(cruised.filter(({ from, to }) => to !== null && from !== to && linked.has(from)).map((edge) => [`${edge.from}\0${String(edge.to)}`, edge]));
  const unresolved = new Set(cruised.filter(({ to }) => to === null).map(({ from, specifier }) => `${from}\0${specifier}`));
  const differences: Difference[] = [];
  let agreed = 0;
  for (const [key, { from, to, specifiers, typeOnly }] of ours) {
    const specifier = specifiers[0] ?? '';
    if (theirs.has(key)) agreed += 1;
    else differences.push({ from, to, specifier, by: 'ours', ...explainOurs({ from, to, specifier, typeOnly, isUnresolved: unresolved.has(`${from}\0${specifier}`) }, isMember) });
  }
  for (const [key, { from, to, specifier }] of theirs) {
    if (to === null || ours.has(key)) continue;
    differences.push({ from, to, specifier, by: 'theirs', ...(script.test(to) ? open('we do not see it, or lead it elsewhere') : designed('no script')) });
  }
  return { agreed, differences };
}

type Explained = Pick<Difference, 'blame' | 'explanation'>;
type OwnEdge = Pick<Difference, 'from' | 'to' | 'specifier'> & { typeOnly: boolean; isUnresolved: boolean };

function explainOurs({ from, to, specifier, typeOnly, isUnresolved }: OwnEdge, isMember: IsMember): Explained {
  if (isUnresolved && isMember(specifier)) return missed('a package of the repository, which is not installed');
  if (isUnresolved && !specifier.startsWith('.')) return missed('an alias, which only a config below the root says');
  if (isUnresolved && /(?:^|\/)(?:dist|build|lib)\//.test(specifier)) return designed('a built file, followed to its source');
  if (typeOnly && /\.[cm]?jsx?$/.test(from)) return designed('a type in JSDoc, which they do not read');
  if (!script.test(to)) return designed('no script');
  return open(isUnresolved ? 'they could not resolve it' : 'they do not see it, or lead it elsewhere');
}

function missed(explanation: string): Explained {
  return { blame: 'their miss', explanation };
}

function designed(explanation: string): Explained {
  return { blame: 'by design', explanation };
}

function open(explanation: string): Explained {
  return { blame: 'open', explanation };
}
