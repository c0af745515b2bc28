import { plainText, type CallEdge, type CallNode } from '@reposcan/core';
import { compareText } from '../../text/compare-text.js';
import type { CallRecord, RecordedPlace, Target } from './flow/call-record.js';
import type { FunctionFact } from './facts/file-facts.js';

/** A file whose functions are nodes. */
export interface CodeFile {
  path: string;
  language: string;
  functions: readonly FunctionFact[];
}

/** Less sure than this is no edge that is drawn; where more are possible at one place, who knows which. */
const leastConfidence = 0.3;

/** The nodes and edges of what was recorded. */
export function callEdges(files: readonly CodeFile[], record: CallRecord): { nodes: CallNode[]; edges: CallEdge[] } {
  const nodes = new Map<string, CallNode>();
  const nameOf = (file: number, code: number): string | null => {
    const source = files[file];
    const fact = source?.functions[code];
    return source === undefined || fact === undefined ? null : qualifiedName(source.path, fact);
  };
  for (const { path, language, functions } of files) {
    for (const fact of functions) {
      const name = qualifiedName(path, fact);
      if (!nodes.has(name)) nodes.set(name, codeNode(name, path, language, fact));
    }
  }
  const edges = new Map<string, CallEdge>();
  for (const place of record.places()) {
    const from = nameOf(place.file, place.owner);
    if (from === null) continue;
    for (const { target, kind, confidence } of weighed(place)) {
      const to = 'outside' in target ? plainText(target.outside, 300) : nameOf(target.file, target.code);
      if (to === null) continue;
      if ('outside' in target && !nodes.has(to)) nodes.set(to, externalNode(to, files[place.file]?.language ?? ''));
      addEdge(edges, { from, to, kind, line: place.line, calls: 1, confidence });
    }
  }
  return {
    nodes: [...nodes.values()].sort((left, right) => compareText(left.qualifiedName, right.qualifiedName)),
    edges: [...edges.values()].sort((left, right) => compareText(left.from, right.from) || compareText(left.to, right.to) || compareText(left.kind, right.kind)),
  };
}

/** `path#name`, the module is its path. */
export function qualifiedName(path: string, { name }: Pick<FunctionFact, 'name'>): string {
  return name === '' ? path : `${path}#${name}`;
}

/** How sure each target of a place is: the more there are, the less. */
function weighed({ targets }: RecordedPlace): { target: Target; kind: CallEdge['kind']; confidence: number }[] {
  const all = [...targets.values()];
  return all.map(({ target, kind }) => {
    const rivals = all.filter((other) => other.kind === kind).length;
    return { target, kind, confidence: kind === 'callback' ? 0.9 : Math.max(leastConfidence, Math.round(100 / rivals) / 100) };
  });
}

function addEdge(edges: Map<string, CallEdge>, edge: CallEdge): void {
  const key = `${edge.from}\n${edge.to}\n${edge.kind}`;
  const known = edges.get(key);
  if (known === undefined) edges.set(key, edge);
  else {
    known.calls += 1;
    known.line = Math.min(known.line, edge.line);
    known.confidence = Math.max(known.confidence, edge.confidence);
  }
}

function codeNode(qualifiedName: string, path: string, language: string, { name, kind, line, endLine }: FunctionFact): CallNode {
  const last = kind === 'module' ? path.slice(path.lastIndexOf('/') + 1) : (/<anonymous:[\d:]+>$|[^.]+$/.exec(name)?.[0] ?? name);
  return { qualifiedName, name: last, kind, language, path, line, endLine };
}

function externalNode(qualifiedName: string, language: string): CallNode {
  const name = qualifiedName.slice(qualifiedName.lastIndexOf('#') + 1);
  return { qualifiedName, name: name.slice(name.lastIndexOf('.') + 1), kind: 'external', language, path: null, line: null, endLine: null };
}
