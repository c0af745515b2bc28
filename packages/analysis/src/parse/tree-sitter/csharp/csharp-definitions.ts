import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, lineOf, maxDeclared, maxNesting, textOf } from '../syntax.js';

interface Scope {
  source: string;
  into: SourceCollector;
  members: CodeSymbol[];
  /** Members of interfaces are public without saying so. */
  inInterface: boolean;
  depth: number;
}

/** What a file defines and uses. The first namespace is the file's; what is in a further one belongs to a symbol of its own. */
export function collectCSharp(root: Node, source: string, into: SourceCollector): void {
  collectDeclarations(root, { source, into, members: into.symbols, inInterface: false, depth: 0 });
}

/** Conditional compilation: what is in all its branches is there. */
const blocks = new Set(['preproc_if', 'preproc_elif', 'preproc_else', 'global_statement']);

function collectDeclarations(parent: Node, scope: Scope): void {
  if (scope.depth > maxNesting) return;
  const { source, into } = scope;
  let { members } = scope;
  for (const { node, comments } of documentedChildren(parent)) {
    if (node.type === 'using_directive') collectUsing(node, source, into);
    else if (node.type === 'namespace_declaration') {
      const body = node.childForFieldName('body');
      if (body !== null) collectDeclarations(body, { ...scope, members: namespaceMembers(node, scope), depth: scope.depth + 1 });
    } else if (node.type === 'file_scoped_namespace_declaration') members = namespaceMembers(node, scope);
    else if (blocks.has(node.type)) collectDeclarations(node, { ...scope, members, depth: scope.depth + 1 });
    else members.push(...symbolsOf(node, comments, scope));
  }
}

/** `using A.B;`, `using static A.B;`, `using C = A.B<int>;` are all `A.B`. */
function collectUsing(node: Node, source: string, into: SourceCollector): void {
  const name = node.namedChildren.at(-1);
  if (name === undefined) return;
  const specifier = source
    .slice(name.startIndex, Math.min(name.endIndex, name.startIndex + 1000))
    .replace(/<[^]*$/, '')
    .replace(/\s+/g, '')
    .replace(/^global::/, '');
  if (/^[\w.]+$/u.test(specifier)) into.import({ specifier, line: lineOf(node) });
}

function namespaceMembers(node: Node, { source, into, members }: Scope): CodeSymbol[] {
  const name = fieldText(node, 'name', source)?.replace(/\s+/g, '') ?? '';
  if (into.packageName === null) into.packageName = name;
  if (name === into.packageName) return members;
  const symbol = codeSymbol({ node, name, kind: 'namespace', exported: true, until: node.childForFieldName('body'), doc: null }, source);
  members.push(symbol);
  return symbol.members;
}

const kinds = new Map<string, SymbolKind>([
  ['class_declaration', 'class'],
  ['record_declaration', 'class'],
  ['struct_declaration', 'struct'],
  ['interface_declaration', 'interface'],
  ['enum_declaration', 'enum'],
  ['delegate_declaration', 'type'],
  ['method_declaration', 'method'],
  ['constructor_declaration', 'constructor'],
  ['operator_declaration', 'method'],
  ['conversion_operator_declaration', 'method'],
  ['indexer_declaration', 'property'],
  ['property_declaration', 'property'],
  ['event_declaration', 'property'],
  ['field_declaration', 'property'],
  ['event_field_declaration', 'property'],
  ['enum_member_declaration', 'constant'],
  ['local_function_statement', 'function'],
]);

const types: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'interface', 'enum']);

function symbolsOf(node: Node, comments: readonly Node[], scope: Scope): CodeSymbol[] {
  const kind = kinds.get(node.type);
  if (kind === undefined) return [];
  const { source, inInterface, depth } = scope;
  const modifiers = node.namedChildren.filter(({ type }) => type === 'modifier').map((modifier) => textOf(modifier, source));
  const attributes = node.namedChildren.filter(({ type }) => type === 'attribute_list');
  const body = node.childForFieldName('body') ?? node.childForFieldName('accessors') ?? node.childForFieldName('value');
  const isPrivate = modifiers.includes('private') || modifiers.includes('protected') || modifiers.includes('internal');
  const start = attributes.at(-1)?.endIndex ?? node.startIndex;
  const common = {
    node,
    kind,
    exported: modifiers.includes('public') || (inInterface && !isPrivate) || node.type === 'enum_member_declaration',
    doc: commentedDoc(comments, source),
    decorators: attributes.flatMap((list) => list.namedChildren.filter(({ type }) => type === 'attribute').map((attribute) => textOf(attribute, source))),
    signature: source.slice(start, Math.min(body?.startIndex ?? node.endIndex, start + 1200)).trim(),
  };
  const declaration = childOfType(node, 'variable_declaration');
  if (declaration !== null) {
    const isConstant = modifiers.includes('const');
    return declaration.namedChildren
      .filter(({ type }) => type === 'variable_declarator')
      .slice(0, maxDeclared)
      .map((declarator) => codeSymbol({ ...common, kind: isConstant ? 'constant' : kind, name: fieldText(declarator, 'name', source) ?? '', signature: common.signature.slice(0, 120) }, source));
  }
  const members: CodeSymbol[] = [];
  if (types.has(kind) && body !== null) collectDeclarations(body, { ...scope, members, inInterface: kind === 'interface', depth: depth + 1 });
  return [codeSymbol({ ...common, name: nameOf(node, source), members }, source)];
}

function nameOf(node: Node, source: string): string {
  if (node.type === 'indexer_declaration') return 'this[]';
  if (node.type === 'operator_declaration') return `operator ${fieldText(node, 'operator', source) ?? ''}`;
  if (node.type === 'conversion_operator_declaration') return `operator ${fieldText(node, 'type', source) ?? ''}`;
  return fieldText(node, 'name', source) ?? '';
}
