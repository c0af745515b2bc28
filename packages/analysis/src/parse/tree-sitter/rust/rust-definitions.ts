import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, lineOf, maxNesting, textOf } from '../syntax.js';
import { collectExternCrate, collectModule, collectUse, type RustPlace } from './rust-imports.js';

interface Scope extends RustPlace {
  members: CodeSymbol[];
  /** The definitions of this scope that `impl` blocks add to, by name. */
  types: Map<string, CodeSymbol>;
  /** Members of a trait are as visible as it is. */
  allExported: boolean;
  inType: boolean;
  depth: number;
}

/** What a file defines and imports. */
export function collectRust(root: Node, source: string, into: SourceCollector): void {
  collectItems(root, { source, into, modules: [], conditional: false, members: into.symbols, types: new Map(), allExported: false, inType: false, depth: 0 });
}

function collectItems(parent: Node, scope: Scope): void {
  if (scope.depth > maxNesting) return;
  let attributes: Node[] = [];
  const implementations: Node[] = [];
  for (const { node, comments } of documentedChildren(parent, ({ type }) => type === 'attribute_item')) {
    if (node.type === 'attribute_item') {
      attributes.push(node);
      continue;
    }
    if (node.type === 'impl_item') implementations.push(node);
    else collectItem(node, comments, attributes, scope);
    attributes = [];
  }
  // After the types: an implementation may come before what it implements.
  for (const node of implementations) collectImplementation(node, scope);
}

const kinds = new Map<string, SymbolKind>([
  ['function_item', 'function'],
  ['function_signature_item', 'function'],
  ['struct_item', 'struct'],
  ['union_item', 'struct'],
  ['enum_item', 'enum'],
  ['trait_item', 'trait'],
  ['type_item', 'type'],
  ['associated_type', 'type'],
  ['const_item', 'constant'],
  ['static_item', 'variable'],
  ['macro_definition', 'macro'],
  ['field_declaration', 'property'],
  ['enum_variant', 'constant'],
  ['mod_item', 'namespace'],
]);

function collectItem(node: Node, comments: readonly Node[], attributes: readonly Node[], scope: Scope): void {
  const { source } = scope;
  if (node.type === 'use_declaration') return collectUse(node, scope);
  if (node.type === 'extern_crate_declaration') return collectExternCrate(node, scope);
  const body = node.childForFieldName('body');
  if (node.type === 'mod_item' && body === null) return collectModule(node, attributes, scope);
  if (node.type === 'foreign_mod_item') {
    if (body !== null) collectItems(body, { ...scope, depth: scope.depth + 1 });
    return;
  }
  const kind = kinds.get(node.type);
  if (kind === undefined) return;
  const name = fieldText(node, 'name', source) ?? '';
  const exported = scope.allExported || childOfType(node, 'visibility_modifier') !== null || attributes.some((attribute) => /^#\[macro_export\b/.test(textOf(attribute, source)));
  const members: CodeSymbol[] = [];
  const symbol = codeSymbol(
    {
      node,
      name,
      kind: kind === 'function' && scope.inType ? 'method' : kind,
      exported,
      until: kind === 'macro' ? (node.childForFieldName('name')?.nextSibling ?? null) : body,
      doc: commentedDoc(comments, source),
      decorators: attributes.map((attribute) => textOf(attribute, source).replace(/^#\[|\]$/g, '')),
      members,
    },
    source,
  );
  const first = attributes[0];
  scope.members.push(first === undefined ? symbol : { ...symbol, line: lineOf(first) });
  scope.types.set(name, scope.members.at(-1) ?? symbol);
  if (body === null) return;
  const inner = { ...scope, members, types: new Map<string, CodeSymbol>(), depth: scope.depth + 1 };
  if (kind === 'function') collectLocalImports(body, scope);
  else if (kind === 'namespace') collectItems(body, { ...inner, modules: [...scope.modules, name], allExported: false, inType: false });
  else if (kind === 'trait' || kind === 'enum') collectItems(body, { ...inner, allExported: exported, inType: true });
  else if (kind === 'struct') collectItems(body, { ...inner, allExported: false, inType: true });
}

/** Adds to the type where it is in the same file and module; otherwise the block stands for itself. */
function collectImplementation(node: Node, scope: Scope): void {
  const { source } = scope;
  const body = node.childForFieldName('body');
  const typeName = /^[\w:]*/.exec(fieldText(node, 'type', source)?.slice(0, 300) ?? '')?.[0] ?? '';
  const trait = fieldText(node, 'trait', source);
  const type = scope.types.get(typeName);
  const own = type ?? codeSymbol({ node, name: typeName === '' ? 'impl' : typeName, kind: 'class', exported: false, until: body, doc: null }, source);
  if (body !== null) {
    collectItems(body, { ...scope, members: own.members, types: new Map(), allExported: trait !== null, inType: true, depth: scope.depth + 1 });
  }
  if (type !== undefined || own.members.length === 0) return;
  scope.members.push(own);
  scope.types.set(typeName, own);
}

/** `use` within a function. */
function collectLocalImports(body: Node, scope: Scope): void {
  if (!/\buse\b/.test(textOf(body, scope.source))) return;
  for (const node of body.descendantsOfType('use_declaration')) if (node !== null) collectUse(node, { ...scope, conditional: true });
}
