import { plainText, type CallEdge, type CallGraph, type CallNode } from '@reposcan/core';
import { compareText } from '../text/compare-text.js';
import type { CallAnalysis } from './call-analyzer.js';

/** UTF-16 units of a name at most. */
const maxName = 500;

/** Edges that a graph holds at most. */
const maxEdges = 1_000_000;

/** The nodes and edges of several analyses, and how many edges did not fit. */
export interface MergedCalls extends Pick<CallGraph, 'nodes' | 'edges'> {
  left: number;
}

/**
 * One graph of several: one node for each qualified name, those within the repository first; one edge for each caller, callee and kind; no edge without its
 * ends; names plain and bounded. `paths`: the files that the analyses were given.
 */
export function mergeCalls(analyses: readonly CallAnalysis[], paths: ReadonlySet<string>): MergedCalls {
  const nodes = new Map<string, CallNode>();
  // What a name became, by what it was: an analysis speaks of its own names.
  const names = analyses.map((analysis) => {
    const own = new Map<string, string>();
    for (const node of analysis.nodes) {
      if (node.path !== null && !paths.has(node.path)) continue;
      const qualifiedName = plainText(node.qualifiedName, maxName);
      if (qualifiedName === '') continue;
      own.set(node.qualifiedName, qualifiedName);
      const known = nodes.get(qualifiedName);
      if (known === undefined || (known.path === null && node.path !== null)) nodes.set(qualifiedName, { ...node, qualifiedName, name: plainText(node.name, maxName) });
    }
    return own;
  });
  const edges = new Map<string, CallEdge>();
  for (const [index, analysis] of analyses.entries()) {
    for (const edge of analysis.edges) {
      const [from, to] = [names[index]?.get(edge.from), names[index]?.get(edge.to)];
      if (from === undefined || to === undefined) continue;
      const key = `${from}\0${to}\0${edge.kind}`;
      const known = edges.get(key);
      edges.set(key, known === undefined ? { ...edge, from, to } : joined(known, edge));
    }
  }
  const sorted = [...edges.values()].sort((left, right) => compareText(left.from, right.from) || compareText(left.to, right.to) || compareText(left.kind, right.kind));
  return {
    nodes: [...nodes.values()].sort((left, right) => compareText(left.qualifiedName, right.qualifiedName)),
    edges: sorted.slice(0, maxEdges),
    left: Math.max(0, sorted.length - maxEdges),
  };
}

function joined(known: CallEdge, { line, calls, confidence }: CallEdge): CallEdge {
  return { ...known, line: Math.min(known.line, line), calls: known.calls + calls, confidence: Math.max(known.confidence, confidence) };
}
