import type { CallGraph, CallNode, CallSignals, EntryPoint, FileSkeleton, ImportEdge, ObservedFile } from '@reposcan/core';
import { callHotspots } from './call-hotspots.js';
import { definitionsOf, type Definitions } from './definitions.js';
import { beginningsOf, closure, type Beginnings } from './loaded-files.js';
import { numberedCalls, stepsFrom, type NumberedCalls } from './numbered-calls.js';
import { isCalledByLanguage } from './called-by-language.js';
import type { WordCounts } from './word-counts.js';

/** What signals are made of besides the graph. */
export interface CallSignalSources {
  files: readonly ObservedFile[];
  entryPoints: readonly EntryPoint[];
  skeletons: readonly FileSkeleton[];
  imports: readonly ImportEdge[];
  /** Commits by path; `null` where history was not read. */
  churn: ReadonlyMap<string, number> | null;
  words: WordCounts;
}

/** What follows from a call graph. */
export function callSignals(graph: Pick<CallGraph, 'nodes' | 'edges'>, { files, entryPoints, skeletons, imports, churn, words }: CallSignalSources): CallSignals {
  const calls = numberedCalls(graph, files);
  const hotspots = callHotspots(calls, churn);
  const analyzed = new Set(graph.nodes.flatMap(({ path }) => path ?? []));
  const beginnings = beginningsOf(files, analyzed, entryPoints, imports);
  if (beginnings.entryPoints.size === 0) return { hotspots, unreachable: null, depth: null };
  const definitions = definitionsOf(skeletons, graph.nodes);
  const begun = begunNodes(calls, beginnings, definitions);
  return { hotspots, unreachable: unreachableFunctions({ calls, beginnings, definitions, words, imports, begun }), depth: depthOf(calls, begun) };
}

interface Reaching {
  calls: NumberedCalls;
  beginnings: Beginnings;
  definitions: Definitions;
  words: WordCounts;
  imports: readonly ImportEdge[];
  begun: readonly number[];
}

/** The nodes that an entry point begins with: the code of what it loads, and what it offers to others. */
function begunNodes({ nodes }: NumberedCalls, { entryPoints, loaded, offered }: Beginnings, definitions: Definitions): number[] {
  return nodes.flatMap((node, index) => {
    if (node.path === null) return [];
    if (node.kind === 'module') return loaded.has(node.path) ? [index] : [];
    const definition = definitions(node);
    if (definition === undefined || !offered.has(node.path)) return [];
    return definition.exported || (definition.topLevel && entryPoints.has(node.path)) ? [index] : [];
  });
}

/**
 * Functions that nothing leads to and nothing mentions. Calls that an analysis does not see, and functions that are handed on as values, leave their names behind;
 * so a name that stands anywhere but where it is defined is taken for a call. What others may call by rules of their own is not counted: decorated functions,
 * methods of classes that extend something or are extended, protocols of the language.
 */
function unreachableFunctions({ calls, beginnings, definitions, words, imports, begun }: Reaching): string[] {
  const { nodes, adjacency, roleOf } = calls;
  const others = closure(beginnings.others, imports.filter(({ typeOnly }) => !typeOnly));
  const candidates = nodes.map((node) => isCandidate(node, definitions) && roleOf(node) === 'source');
  const definedTimes = new Map<string, number>();
  for (const { name, path, kind } of nodes) if (path !== null && kind !== 'module') definedTimes.set(name, (definedTimes.get(name) ?? 0) + 1);
  const isMentioned = ({ name }: CallNode): boolean => {
    const count = words(name);
    return count === null || count > (definedTimes.get(name) ?? 0);
  };
  const roots = nodes.flatMap((node, index) => {
    if (node.path === null) return [];
    if (node.kind === 'module') return others.has(node.path) ? [index] : [];
    if (candidates[index] !== true || isMentioned(node)) return [index];
    // Whoever loads a file by its name calls what it finds there by name.
    return beginnings.others.has(node.path) && definitions(node)?.exported === true ? [index] : [];
  });
  const steps = stepsFrom([...begun, ...roots], adjacency);
  return nodes.flatMap(({ qualifiedName }, index) => (candidates[index] === true && steps[index] === null ? [qualifiedName] : []));
}

/** Only what a skeleton lists is judged: of a function within a function nobody knows whether it is decorated. */
function isCandidate(node: CallNode, definitions: Definitions): boolean {
  if (node.kind !== 'function' && node.kind !== 'method') return false;
  const definition = definitions(node);
  return definition !== undefined && !definition.decorated && !definition.related && !isCalledByLanguage(node);
}

/** The longest of the shortest ways, in calls. */
function depthOf({ nodes, adjacency }: NumberedCalls, begun: readonly number[]): number {
  return stepsFrom(begun, adjacency).reduce<number>((depth, steps, index) => (nodes[index]?.path == null ? depth : Math.max(depth, steps ?? 0)), 0);
}
