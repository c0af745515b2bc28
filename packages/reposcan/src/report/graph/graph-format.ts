/** The forms that an import graph can be printed in: those of @reposcan/analysis, and a page. Listed here so that a help text loads no analysis. */
export const graphFormats = ['dot', 'mermaid', 'graphml', 'gexf', 'json', 'html'] as const;

/** One of them. */
export type GraphFormat = (typeof graphFormats)[number];
