import type { Node } from 'web-tree-sitter';

/** Definitions within definitions, and statements within statements, are followed this far. */
export const maxNesting = 60;

/** Names that one declaration declares are kept up to this number. */
export const maxDeclared = 1000;

/** Counted from 1. */
export function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}

/** The last line with something of the node on it. Counted from 1. */
export function endLineOf(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row : row + 1;
}

/** The text of a node. Slices share their memory with the source and cost next to nothing. */
export function textOf(node: Node, source: string): string {
  return source.slice(node.startIndex, node.endIndex);
}

/** The text of a node's field, or `null`. */
export function fieldText(node: Node, field: string, source: string): string | null {
  const child = node.childForFieldName(field);
  return child === null ? null : textOf(child, source);
}

/** The first named child of a type, or `null`. */
export function childOfType(node: Node, type: string): Node | null {
  return node.namedChildren.find((child) => child.type === type) ?? null;
}

/** Whether one of the children, keywords included, is of a type: `static`, `async`. */
export function hasChild(node: Node, type: string): boolean {
  return node.children.some((child) => child.type === type);
}

/** The content of a text without interpolation, or `null`. For grammars whose strings have a child `string_content` or `string_fragment`. */
export function literalText(node: Node, source: string): string | null {
  const parts = node.namedChildren.filter(({ type }) => type !== 'string_start' && type !== 'string_end');
  if (parts.some(({ type }) => !literalParts.has(type))) return null;
  return parts.map((part) => textOf(part, source)).join('');
}

const literalParts = new Set(['string_content', 'string_fragment', 'escape_sequence', 'interpreted_string_literal_content', 'raw_string_literal_content', 'string_value']);
