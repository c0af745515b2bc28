import { plainText } from '@reposcan/core';
import type { GraphNode } from './graph-view.js';

const maxLabel = 120;

/** What a reader sees of a node: its path, safe to show, on one line. The root is `.`; a name that is nothing but invisible characters is `?`. */
export function nodeLabel({ path }: Pick<GraphNode, 'path'>): string {
  if (path === '') return '.';
  return plainText(path, maxLabel) || '?';
}
