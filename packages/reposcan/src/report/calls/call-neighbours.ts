import type { CallEdge, CallGraph } from '@reposcan/core';

/** Who calls a function of the repository, and whom it calls: edges by the other end's name, each once. */
export interface CallNeighbours {
  callers: readonly CallEdge[];
  callees: readonly CallEdge[];
}

const none: CallNeighbours = { callers: [], callees: [] };

/** The neighbours of every function of a call graph, by qualified name. */
export function callNeighbours({ edges }: Pick<CallGraph, 'edges'>): (qualifiedName: string) => CallNeighbours {
  const callers = new Map<string, Map<string, CallEdge>>();
  const callees = new Map<string, Map<string, CallEdge>>();
  const add = (lists: typeof callers, name: string, other: string, edge: CallEdge): void => {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, new Map([[other, edge]]));
    else if (!list.has(other)) list.set(other, edge);
  };
  for (const edge of edges) {
    add(callers, edge.to, edge.from, edge);
    add(callees, edge.from, edge.to, edge);
  }
  return (name) => (callers.has(name) || callees.has(name) ? { callers: [...(callers.get(name)?.values() ?? [])], callees: [...(callees.get(name)?.values() ?? [])] } : none);
}
