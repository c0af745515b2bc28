import type { Node } from 'web-tree-sitter';

/** A child and the comments directly above it: what documents it in most languages. */
export interface DocumentedChild {
  node: Node;
  comments: readonly Node[];
}

/** Comments above one definition are kept up to this number: the first ones, since the first paragraph is what is wanted. */
const maxComments = 100;

const commentTypes = new Set(['comment', 'line_comment', 'block_comment']);

/**
 * The children of a node that are not comments, each with its documentation. A comment behind something on the same line is not part of it, nor is one with
 * an empty line below. What the grammar could not make sense of is left out, what it recognised within is not.
 * @param passes children between comments and what they document, such as Rust's attributes
 */
export function* documentedChildren(parent: Node, passes: (node: Node) => boolean = () => false): Generator<DocumentedChild> {
  let comments: Node[] = [];
  let lastRow = -1;
  let previous: Node | null = null;
  for (const node of childrenThroughErrors(parent, 0)) {
    const { row } = node.startPosition;
    const isComment = commentTypes.has(node.type);
    if (comments.length > 0 && row > lastRow + 1) comments = [];
    if (isComment) {
      const trailing = previous !== null && lastRowOf(previous) === row;
      if (!trailing && comments.length < maxComments) comments.push(node);
      lastRow = trailing ? -1 : lastRowOf(node);
      continue;
    }
    yield { node, comments };
    if (comments.length > 0 && passes(node)) lastRow = lastRowOf(node);
    else comments = [];
    previous = node;
  }
}

/** Errors within errors are followed this far. */
const maxErrors = 10;

function* childrenThroughErrors(parent: Node, depth: number): Generator<Node> {
  for (const node of parent.namedChildren) {
    if (node.type !== 'ERROR') yield node;
    else if (depth < maxErrors) yield* childrenThroughErrors(node, depth + 1);
  }
}

/** A comment's line break belongs to it in some grammars. */
function lastRowOf(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row - 1 : row;
}
