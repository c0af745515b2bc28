import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, maxDeclared, maxNesting, textOf } from '../syntax.js';
import { collectPhpIncludes, collectPhpUse } from './php-imports.js';

interface Scope {
  source: string;
  into: SourceCollector;
  members: CodeSymbol[];
  inType: boolean;
  depth: number;
}

/** What a file defines and imports. The first namespace is the file's; what is in a further one belongs to a symbol of its own. */
export function collectPhp(root: Node, source: string, into: SourceCollector): void {
  collectStatements(root, { source, into, members: into.symbols, inType: false, depth: 0 });
  collectPhpIncludes(root, source, into);
}

/** Statements whose definitions belong to the scope around them: `if (!function_exists('f')) { function f() {} }`. */
const blocks = new Set(['if_statement', 'else_clause', 'else_if_clause', 'compound_statement', 'try_statement', 'colon_block']);

function collectStatements(parent: Node, scope: Scope): void {
  if (scope.depth > maxNesting) return;
  let { members } = scope;
  for (const { node, comments } of documentedChildren(parent)) {
    if (node.type === 'namespace_definition') members = openNamespace(node, scope);
    else if (node.type === 'namespace_use_declaration') collectPhpUse(node, scope.source, scope.into);
    else if (blocks.has(node.type)) collectStatements(node, { ...scope, members, depth: scope.depth + 1 });
    else members.push(...symbolsOf(node, comments, scope));
  }
}

/** Where the statements after it go; those in its braces, if it has any, are collected. */
function openNamespace(node: Node, scope: Scope): CodeSymbol[] {
  const { source, into } = scope;
  const name = fieldText(node, 'name', source) ?? '';
  const body = node.childForFieldName('body');
  let { members } = scope;
  if (into.packageName === null && name !== '') into.packageName = name;
  else if (name !== '' && name !== into.packageName) {
    const symbol = codeSymbol({ node, name, kind: 'namespace', exported: true, until: body, doc: null }, source);
    scope.members.push(symbol);
    members = symbol.members;
  }
  if (body === null) return members;
  collectStatements(body, { ...scope, members, depth: scope.depth + 1 });
  return scope.members;
}

const kinds = new Map<string, SymbolKind>([
  ['class_declaration', 'class'],
  ['interface_declaration', 'interface'],
  ['trait_declaration', 'trait'],
  ['enum_declaration', 'enum'],
  ['function_definition', 'function'],
  ['method_declaration', 'method'],
  ['enum_case', 'constant'],
  ['const_declaration', 'constant'],
  ['property_declaration', 'property'],
]);

function symbolsOf(node: Node, comments: readonly Node[], { source, into, inType, depth }: Scope): CodeSymbol[] {
  const kind = kinds.get(node.type);
  if (kind === undefined) return [];
  const attributes = node.childForFieldName('attributes');
  const visibility = childOfType(node, 'visibility_modifier');
  const body = node.childForFieldName('body');
  const common = {
    node,
    // Nothing between attributes and the declaration but space.
    signature: source.slice(attributes?.endIndex ?? node.startIndex, Math.min(body?.startIndex ?? node.endIndex, (attributes?.endIndex ?? node.startIndex) + 1200)).trim(),
    exported: visibility === null || /^public/i.test(textOf(visibility, source)),
    doc: commentedDoc(comments, source),
    decorators: attributes?.namedChildren.flatMap((group) => group.namedChildren.map((attribute) => textOf(attribute, source))) ?? [],
  };
  if (kind === 'constant' && node.type === 'const_declaration') return namesOf(node, 'const_element', source).map((name) => codeSymbol({ ...common, name, kind, signature: common.signature.slice(0, 120) }, source));
  if (kind === 'property') return namesOf(node, 'property_element', source).map((name) => codeSymbol({ ...common, name, kind, signature: common.signature.slice(0, 120) }, source));
  const name = fieldText(node, 'name', source) ?? '';
  const isConstructor = kind === 'method' && name.toLowerCase() === '__construct';
  const members: CodeSymbol[] = [];
  if (body !== null && kind !== 'function' && kind !== 'method' && depth <= maxNesting) {
    for (const child of documentedChildren(body)) members.push(...symbolsOf(child.node, child.comments, { source, into, members, inType: true, depth: depth + 1 }));
  }
  const symbol = codeSymbol({ ...common, name, kind: isConstructor ? 'constructor' : kind, members }, source);
  return isConstructor && inType ? [...promotedProperties(node, source), symbol] : [symbol];
}

/** `A` and `B` of `const A = 1, B = 2`, `x` of `$x = 1`. */
function namesOf(node: Node, element: string, source: string): string[] {
  return node.namedChildren.slice(0, maxDeclared).flatMap((child) => (child.type === element && child.firstNamedChild !== null ? [textOf(child.firstNamedChild, source).replace(/^\$/, '')] : []));
}

/** `__construct(private int $x)` declares a property. */
function promotedProperties(constructor: Node, source: string): CodeSymbol[] {
  const parameters = constructor.childForFieldName('parameters')?.namedChildren ?? [];
  return parameters.flatMap((node) => {
    if (node.type !== 'property_promotion_parameter') return [];
    const name = fieldText(node, 'name', source)?.replace(/^&?\$/, '') ?? '';
    const exported = /^public/i.test(fieldText(node, 'visibility', source) ?? 'public');
    return [codeSymbol({ node, name, kind: 'property', exported, doc: null }, source)];
  });
}
