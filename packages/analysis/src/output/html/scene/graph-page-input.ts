import type { CodeGraph, FileSkeleton, ObservedFile } from '@reposcan/core';

/** What the picture of an import graph is made of. */
export interface GraphPageInput {
  /** What the page is about, such as the repository's name. Untrusted. */
  name: string;
  graph: CodeGraph;
  /** The files of the commit; those that the graph does not know are not drawn. */
  files: readonly ObservedFile[];
  /** What the files define, for their symbols. @default none */
  skeletons?: readonly FileSkeleton[] | null | undefined;
}
