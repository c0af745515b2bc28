import type { Node } from 'web-tree-sitter';

/** A node of a syntax tree, out of the WebAssembly runtime: asking that for every detail of every node is what would cost time. */
export interface Syntax {
  type: string;
  /** Which part of its parent it is, or `null`. */
  field: string | null;
  start: number;
  end: number;
  /** Counted from 1. */
  line: number;
  /** Named ones, and the few others that carry meaning. */
  children: Syntax[];
}

/** Tokens that are kept though the grammar gives them no name: `async for`, `a[1:2]`, `yield from`. */
const keptTokens = new Set(['async', ':', 'from']);

/** Copies a tree. Without recursion: a hostile source nests 100,000 deep. */
export function syntaxTree(root: Node, source: string): Syntax {
  const cursor = root.walk();
  const top: Syntax = { type: root.type, field: null, start: root.startIndex, end: root.endIndex, line: 1, children: [] };
  const parents: Syntax[] = [top];
  let line = 1;
  let lineEnd = source.indexOf('\n');
  try {
    for (let down = cursor.gotoFirstChild(); down; ) {
      const field = cursor.currentFieldName;
      const type = cursor.nodeType;
      const kept = type !== 'comment' && (cursor.nodeIsNamed || field !== null || keptTokens.has(type));
      if (kept) {
        const start = cursor.startIndex;
        while (lineEnd !== -1 && lineEnd < start) {
          line += 1;
          lineEnd = source.indexOf('\n', lineEnd + 1);
        }
        const node: Syntax = { type, field, start, end: cursor.endIndex, line, children: [] };
        parents.at(-1)?.children.push(node);
        if (!leaves.has(type) && cursor.gotoFirstChild()) {
          parents.push(node);
          continue;
        }
      }
      while (!cursor.gotoNextSibling()) {
        down = parents.length > 1 && cursor.gotoParent();
        if (!down) break;
        parents.pop();
      }
    }
  } finally {
    cursor.delete();
  }
  return top;
}

/** What has nothing inside that matters. */
const leaves = new Set(['identifier', 'integer', 'float', 'string_start', 'string_content', 'string_end', 'pass_statement', 'none', 'true', 'false', 'ellipsis', 'relative_import', 'dotted_name']);

/** The first child in a field, or `null`. */
export function part(node: Syntax, field: string): Syntax | null {
  for (const child of node.children) if (child.field === field) return child;
  return null;
}

/** All children in a field. */
export function parts(node: Syntax, field: string): Syntax[] {
  return node.children.filter((child) => child.field === field);
}

/** Whether a token is among the children. */
export function hasToken(node: Syntax, type: string): boolean {
  return node.children.some((child) => child.type === type);
}
