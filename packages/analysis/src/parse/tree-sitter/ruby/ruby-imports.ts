import type { Node } from 'web-tree-sitter';
import type { SourceCollector } from '../parsed-source.js';
import { fieldText, lineOf, literalText, textOf } from '../syntax.js';

/** What runs only under a condition, or when it is called. */
const conditions = ['method', 'singleton_method', 'if', 'unless', 'case', 'begin', 'if_modifier', 'unless_modifier', 'rescue_modifier', 'block', 'do_block', 'lambda'];

/** `require`, `require_relative`, `load` and `autoload` of a text, anywhere. */
export function collectRubyImports(root: Node, source: string, into: SourceCollector): void {
  if (!/\b(?:require|require_relative|load|autoload)\b/.test(source)) return;
  // What is around a call comes before it, so the farthest end tells whether it is within a condition.
  let conditionEnd = 0;
  for (const node of root.descendantsOfType(['call', ...conditions])) {
    if (node === null) continue;
    if (node.type === 'call') collectCall(node, node.startIndex < conditionEnd, source, into);
    else conditionEnd = Math.max(conditionEnd, node.endIndex);
  }
}

function collectCall(call: Node, conditional: boolean, source: string, into: SourceCollector): void {
  if (call.childForFieldName('receiver') !== null) return;
  const method = fieldText(call, 'method', source);
  if (method !== 'require' && method !== 'require_relative' && method !== 'load' && method !== 'autoload') return;
  const [first, second] = call.childForFieldName('arguments')?.namedChildren ?? [];
  const isAutoload = method === 'autoload';
  const argument = isAutoload ? second : first;
  const path = argument?.type === 'string' ? literalText(argument, source) : null;
  if (path === null) return;
  const names = isAutoload && first !== undefined ? [textOf(first, source).replace(/^:/, '')] : [];
  const specifier = method === 'require_relative' && !/^(?:\.\.?)?\//.test(path) ? `./${path}` : path;
  into.import({ specifier, kind: 'require', names, conditional: conditional || isAutoload, line: lineOf(call) });
}
