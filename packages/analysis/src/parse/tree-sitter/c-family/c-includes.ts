import type { Node } from 'web-tree-sitter';
import type { SourceCollector } from '../parsed-source.js';
import { fieldText, lineOf, literalText, textOf } from '../syntax.js';

/** `#include` of a file by its name, anywhere the grammar takes a directive: also within a function. */
export function collectIncludes(root: Node, source: string, into: SourceCollector): void {
  // What is around a directive comes before it, so the farthest end tells whether it is within a condition.
  let conditionEnd = 0;
  for (const node of root.descendantsOfType(['preproc_include', 'preproc_if', 'preproc_ifdef'])) {
    if (node === null) continue;
    if (node.type !== 'preproc_include') {
      if (!isHeaderGuard(node, source)) conditionEnd = Math.max(conditionEnd, node.endIndex);
      continue;
    }
    const path = node.childForFieldName('path');
    const system = path?.type === 'system_lib_string';
    const specifier = path === null ? null : system ? textOf(path, source).replace(/^<|>$/g, '').trim() : path.type === 'string_literal' ? literalText(path, source) : null;
    if (specifier !== null) into.import({ specifier, kind: 'include', system, conditional: node.startIndex < conditionEnd, line: lineOf(node) });
  }
}

/** `#ifndef NAME` with `#define NAME` as its first line. */
function isHeaderGuard(node: Node, source: string): boolean {
  const name = node.type === 'preproc_ifdef' ? fieldText(node, 'name', source) : null;
  if (name === null) return false;
  const first = node.namedChildren.find(({ type }) => type !== 'comment' && type !== 'identifier');
  return first?.type === 'preproc_def' && fieldText(first, 'name', source) === name;
}
