import type { ImportEdge, ImportGraph } from '@reposcan/core';
import { adjacencyOf, type Adjacency } from './adjacency.js';

/** An import graph by numbers: a file's number is its position in `paths`. */
export interface FileGraph {
  /** Sorted. */
  paths: readonly string[];
  adjacency: Adjacency;
}

/** The files of an import graph and who imports whom, of the edges that are kept; several edges between two files are one. */
export function fileGraphOf({ files, edges }: ImportGraph, keeps: (edge: ImportEdge) => boolean = () => true): FileGraph {
  const numbers = new Map(files.map((path, index) => [path, index]));
  const pairs = edges.filter(keeps).map(({ from, to }) => [numbers.get(from) ?? 0, numbers.get(to) ?? 0] as const);
  return { paths: files, adjacency: adjacencyOf(files.length, pairs) };
}
