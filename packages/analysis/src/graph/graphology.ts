import { createRequire } from 'node:module';
import type { UndirectedGraph } from 'graphology';
import type louvain from 'graphology-communities-louvain';
import type forceAtlas2 from 'graphology-layout-forceatlas2';

const require = createRequire(import.meta.url);

/** The graphs of graphology. Loaded when the first one is made: whoever only reads files or imports does without. */
export function undirectedGraph<Node extends object, Edge extends object>(): UndirectedGraph<Node, Edge> {
  const graphology = require('graphology') as { UndirectedGraph: typeof UndirectedGraph };
  return new graphology.UndirectedGraph<Node, Edge>();
}

/** Communities by the Louvain method. Its types describe a module with a default export; what is loaded is the function itself. */
export function loadLouvain(): typeof louvain.default {
  return require('graphology-communities-louvain') as typeof louvain.default;
}

/** The force-directed layout ForceAtlas2. */
export function loadForceAtlas2(): typeof forceAtlas2.default {
  return require('graphology-layout-forceatlas2') as typeof forceAtlas2.default;
}
