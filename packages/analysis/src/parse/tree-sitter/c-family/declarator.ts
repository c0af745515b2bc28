import type { Node } from 'web-tree-sitter';
import { maxNesting, textOf } from '../syntax.js';

/** What a declarator declares. */
export interface Declared {
  name: string;
  isFunction: boolean;
}

const names = new Set(['identifier', 'field_identifier', 'type_identifier', 'qualified_identifier', 'operator_name', 'destructor_name', 'operator_cast', 'template_function']);

/**
 * The name within a declarator, and what it is: what stands nearest to the name decides. `*f(void)` is a function, `(*f)(void)` a pointer to one. `null` where
 * it names nothing.
 */
export function declaredBy(declarator: Node, source: string): Declared | null {
  let node = declarator;
  let isFunction = false;
  for (let depth = 0; depth < maxNesting; depth += 1) {
    if (names.has(node.type)) return { name: plainName(node, source), isFunction: isFunction || node.type === 'operator_cast' };
    if (node.type === 'function_declarator') isFunction = true;
    else if (node.type !== 'parenthesized_declarator' && node.type !== 'attributed_declarator' && node.type !== 'init_declarator') isFunction = false;
    const inner: Node | null = node.childForFieldName('declarator') ?? node.namedChildren.at(-1) ?? null;
    if (inner === null) return null;
    node = inner;
  }
  return null;
}

/** `C::s` of `C<T>::s`, `operator bool` of `operator bool() const`. */
function plainName(node: Node, source: string): string {
  const text = textOf(node, source).slice(0, 1000);
  if (node.type === 'operator_cast') return text.replace(/\s*\([^]*$/, '');
  return text.includes('operator') ? text : text.replace(/<[^<>]{0,300}>/g, '').replace(/\s+/g, '');
}
