import { createAnalysis } from '@reposcan/analysis';
import type { CallEdge, CallNode, FileTree } from '@reposcan/core';

/** The calls between the functions of a tree, as a scan finds them: each pair once, without what is outside. */
export async function foundCalls(tree: FileTree): Promise<{ nodes: Map<string, CallNode>; edges: CallEdge[] }> {
  const analysis = createAnalysis();
  const observation = await analysis.observe(tree);
  const extraction = await analysis.extract(tree, observation);
  const graph = await analysis.graph(tree, { observation, extraction });
  const calls = await analysis.calls(tree, { observation, extraction, graph });
  const nodes = new Map(calls.nodes.map((node) => [node.qualifiedName, node]));
  const pairs = new Map(calls.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge]));
  return { nodes, edges: [...pairs.values()].filter(({ to }) => nodes.get(to)?.kind !== 'external') };
}
