import { createAnalysis } from '@reposcan/analysis';
import type { FileTree } from '@reposcan/core';
import { inPycgNames, type NamedGraph } from './pycg-names.js';

/** The calls of a tree, as a scan finds them, in the convention of the suites. */
export async function foundEdges(tree: FileTree): Promise<NamedGraph> {
  const analysis = createAnalysis();
  const observation = await analysis.observe(tree);
  const extraction = await analysis.extract(tree, observation);
  const graph = await analysis.graph(tree, { observation, extraction });
  const { nodes, edges } = await analysis.calls(tree, { observation, extraction, graph });
  return inPycgNames(nodes, edges);
}
