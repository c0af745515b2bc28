import { graphDot } from './graph-dot.js';
import { graphGexf } from './graph-gexf.js';
import { graphGraphml } from './graph-graphml.js';
import { graphJson } from './graph-json.js';
import { graphMermaid } from './graph-mermaid.js';
import type { GraphLevel, GraphSource, GraphView } from './graph-view.js';
import { viewGraph } from './view-graph.js';

/** The formats that a graph can be written in. */
export const graphFormats = ['dot', 'mermaid', 'graphml', 'gexf', 'json'] as const;

/** One of `graphFormats`. */
export type GraphFormat = (typeof graphFormats)[number];

/** How a graph is written. */
export interface RenderGraphOptions {
  /**
   * Whether nodes are files or folders.
   * @default 'file'; for DOT and Mermaid, which people look at, 'folder' where there are more than 150 files
   */
  level?: GraphLevel;
}

/** Pictures of more files than this nobody can read. */
const maxFilesDrawn = 150;

const writers: Record<GraphFormat, { write: (view: GraphView) => string; drawn: boolean }> = {
  dot: { write: graphDot, drawn: true },
  mermaid: { write: graphMermaid, drawn: true },
  graphml: { write: graphGraphml, drawn: false },
  gexf: { write: graphGexf, drawn: false },
  json: { write: graphJson, drawn: false },
};

/**
 * The import graph of a scan (`CodeGraph` and its `ObservedFile`s) as text. Pure: the same graph gives the same bytes, in whatever order its parts come. Names
 * are a stranger's and are escaped by the rules of each format.
 */
export function renderGraph(format: GraphFormat, source: GraphSource, { level }: RenderGraphOptions = {}): string {
  const { write, drawn } = writers[format];
  return write(viewGraph(source, level ?? (drawn && source.importGraph.files.length > maxFilesDrawn ? 'folder' : 'file')));
}
