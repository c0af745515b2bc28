import type { Syntax } from './syntax-tree.js';
import { part } from './syntax-tree.js';

/** What the code of a scope binds, without that of the scopes in it. */
export interface Bindings {
  names: Set<string>;
  globals: Set<string>;
  nonlocals: Set<string>;
}

/** Looks through statements. Without recursion, so that no nesting is too deep. */
export function bindingsOf(nodes: readonly Syntax[], source: string): Bindings {
  const found: Bindings = { names: new Set(), globals: new Set(), nonlocals: new Set() };
  const textOf = (node: Syntax): string => source.slice(node.start, node.end);
  const waiting = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    switch (node.type) {
      case 'function_definition':
      case 'class_definition': {
        const name = part(node, 'name');
        if (name !== null) found.names.add(textOf(name));
        break;
      }
      case 'lambda':
        break;
      case 'global_statement':
        for (const name of node.children) found.globals.add(textOf(name));
        break;
      case 'nonlocal_statement':
        for (const name of node.children) found.nonlocals.add(textOf(name));
        break;
      case 'import_statement':
      case 'import_from_statement':
        for (const name of importedNames(node, textOf)) found.names.add(name);
        break;
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        for (const child of node.children) waiting.push(...walruses(child));
        break;
      default:
        addTargets(node, found.names, textOf);
        waiting.push(...node.children);
    }
  }
  return found;
}

/** The names that a statement or a pattern itself binds. */
function addTargets(node: Syntax, names: Set<string>, textOf: (node: Syntax) => string): void {
  const left = node.type === 'assignment' || node.type === 'augmented_assignment' || node.type === 'for_statement' || node.type === 'for_in_clause' ? part(node, 'left') : null;
  if (left !== null) addNames(left, names, textOf);
  if (node.type === 'named_expression') addNames(part(node, 'name'), names, textOf);
  if (node.type === 'as_pattern_target' || node.type === 'delete_statement' || node.type === 'splat_pattern') for (const child of node.children) addNames(child, names, textOf);
  if (node.type === 'as_pattern') addNames(node.children.at(-1) ?? null, names, textOf);
  if (node.type === 'type_alias_statement') addNames(part(node, 'left')?.children[0] ?? null, names, textOf);
  const [only] = node.children;
  if (node.type === 'case_pattern' && only?.type === 'dotted_name' && !textOf(only).includes('.')) names.add(textOf(only));
}

const patterns = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'list_splat_pattern', 'tuple', 'list', 'expression_list', 'parenthesized_expression', 'list_splat', 'as_pattern_target']);

/** The names in what is assigned to. */
export function addNames(target: Syntax | null, names: Set<string>, textOf: (node: Syntax) => string): void {
  const waiting = target === null ? [] : [target];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'identifier') names.add(textOf(node));
    else if (patterns.has(node.type)) waiting.push(...node.children);
  }
}

function importedNames(node: Syntax, textOf: (node: Syntax) => string): string[] {
  return node.children.flatMap((child) => {
    if (child.field !== 'name') return [];
    const alias = part(child, 'alias');
    if (alias !== null) return [textOf(alias)];
    const name = textOf(child);
    return [node.type === 'import_statement' ? (name.split('.')[0] ?? name).trim() : name];
  });
}

/** A walrus in a comprehension binds outside of it. */
function walruses(node: Syntax): Syntax[] {
  const found: Syntax[] = [];
  const waiting = [node];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (current.type === 'named_expression') found.push(current);
    if (current.type !== 'lambda') waiting.push(...current.children);
  }
  return found.map((walrus) => ({ ...walrus, children: walrus.children.filter(({ field }) => field === 'name') }));
}
