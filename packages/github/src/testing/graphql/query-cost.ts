import type { FieldNode, FragmentDefinitionNode, SelectionSetNode, ValueNode } from 'graphql';

/** GitHub's limit on the nodes that one query may ask for. */
export const NODE_LIMIT = 500_000;

/** What a query may ask for at most, by GitHub's static analysis. */
export interface QueryCost {
  /** Rate-limit points: the requests of all connections, each at its full size, divided by 100; at least 1. */
  points: number;
  /** Nodes at the full size of every connection. */
  nodes: number;
}

/**
 * The cost of an operation. A connection inside others is requested once for each node of those around it.
 * Source: GitHub's "Rate limits and query limits for the GraphQL API".
 */
export function queryCost(
  selections: SelectionSetNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Readonly<Record<string, unknown>>,
): QueryCost {
  let requests = 0;
  let nodes = 0;
  const argument = (field: FieldNode, name: string): unknown => {
    const value = field.arguments?.find((candidate) => candidate.name.value === name)?.value;
    return value === undefined ? undefined : valueOf(value, variables);
  };
  const visit = (set: SelectionSetNode | undefined, times: number): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'FragmentSpread') {
        visit(fragments[selection.name.value]?.selectionSet, times);
      } else if (selection.kind === 'InlineFragment') {
        visit(selection.selectionSet, times);
      } else {
        visitField(selection, times);
      }
    }
  };
  const visitField = (field: FieldNode, times: number): void => {
    const size = argument(field, 'first') ?? argument(field, 'last');
    const ids = argument(field, 'ids');
    let inner = times;
    if (typeof size === 'number') {
      requests += times;
      inner = times * size;
      nodes += inner;
    } else if (field.name.value === 'nodes' && Array.isArray(ids)) {
      inner = times * ids.length;
    }
    visit(field.selectionSet, inner);
  };
  visit(selections, 1);
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

function valueOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === 'Variable') return variables[node.name.value];
  if (node.kind === 'IntValue') return Number(node.value);
  if (node.kind === 'ListValue') return node.values.map((value) => valueOf(value, variables));
  return undefined;
}
