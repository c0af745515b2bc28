import { plainText, type CallEdge, type CallNode } from '@reposcan/core';
import type { Site, Target } from './site.js';
import type { FunctionNode, ModuleNode } from './value.js';

/** Names are cut at this length. */
const maxName = 500;

/** An edge that rests on an annotation is not surer than this. */
const believed = 0.7;

/** Where several are possible, none is less likely than this. */
const leastConfidence = 0.3;

/** The qualified name of whoever calls or is called. */
export function qualifiedName(target: Target): string {
  if (typeof target === 'string') return plainText(target, maxName);
  return plainText(target.fact.name === '' ? target.module.name : `${target.module.name}.${target.fact.name}`, maxName);
}

/** The nodes of everything defined in the modules, one for each name: the first definition. */
export function definedNodes(modules: readonly ModuleNode[]): Map<string, CallNode> {
  const nodes = new Map<string, CallNode>();
  for (const module of modules) {
    for (const node of module.functions) add(nodes, node, kindOf(node));
    for (const node of module.classes) add(nodes, node, 'class');
  }
  return nodes;
}

function add(nodes: Map<string, CallNode>, target: Exclude<Target, string>, kind: CallNode['kind']): void {
  const name = qualifiedName(target);
  const { path } = target.module;
  if (!nodes.has(name)) nodes.set(name, { qualifiedName: name, name: lastPart(name), kind, language: 'Python', path, line: target.fact.line, endLine: target.fact.endLine });
}

function kindOf({ fact }: FunctionNode): CallNode['kind'] {
  if (fact.kind === 'lambda') return 'anonymous';
  return fact.kind === 'method' && fact.name.endsWith('.__init__') ? 'constructor' : fact.kind;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** One edge for each caller, callee and kind. */
export function callEdges(sites: readonly Site[], nodes: Map<string, CallNode>): CallEdge[] {
  const edges = new Map<string, CallEdge>();
  const names = new Map<Target, string>();
  const nameOf = (target: Target): string => {
    const name = names.get(target) ?? qualifiedName(target);
    names.set(target, name);
    return name;
  };
  for (const { caller, line, targets } of sites) {
    if (targets === null) continue;
    const from = nameOf(caller);
    for (const [target, { kind, isBelieved }] of targets) {
      const to = nameOf(target);
      if (!nodes.has(to)) nodes.set(to, { qualifiedName: to, name: lastPart(to), kind: 'external', language: 'Python', path: null, line: null, endLine: null });
      const confidence = Math.max(leastConfidence, (isBelieved ? believed : 1) / targets.size);
      const key = `${from}\n${to}\n${kind}`;
      const known = edges.get(key);
      if (known === undefined) edges.set(key, { from, to, kind, line, calls: 1, confidence });
      else {
        known.calls += 1;
        known.line = Math.min(known.line, line);
        known.confidence = Math.max(known.confidence, confidence);
      }
    }
  }
  return [...edges.values()];
}
