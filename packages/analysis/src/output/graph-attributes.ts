import type { GraphLink, GraphNode } from './graph-view.js';

/** One attribute of a node or link: its name, its type as GraphML and GEXF both call it, and its value; `null` for unknown. */
export interface GraphAttribute<Item> {
  name: string;
  type: 'string' | 'int' | 'double' | 'boolean';
  of: (item: Item) => string | number | boolean | null;
}

/** What is written of a node. */
export const nodeAttributes: readonly GraphAttribute<GraphNode>[] = [
  { name: 'path', type: 'string', of: ({ path }) => path },
  { name: 'language', type: 'string', of: ({ language }) => language },
  { name: 'files', type: 'int', of: ({ files }) => files },
  { name: 'layer', type: 'int', of: ({ layer }) => layer },
  { name: 'community', type: 'int', of: ({ community }) => community },
  { name: 'pagerank', type: 'double', of: ({ rank }) => rank },
  { name: 'importance', type: 'double', of: ({ importance }) => importance },
];

/** What is written of a link. */
export const linkAttributes: readonly GraphAttribute<GraphLink>[] = [
  { name: 'kind', type: 'string', of: ({ kind }) => kind },
  { name: 'typeOnly', type: 'boolean', of: ({ typeOnly }) => typeOnly },
  { name: 'conditional', type: 'boolean', of: ({ conditional }) => conditional },
  { name: 'imports', type: 'int', of: ({ imports }) => imports },
  { name: 'violation', type: 'boolean', of: ({ violation }) => violation },
];
