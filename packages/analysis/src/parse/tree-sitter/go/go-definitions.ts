import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren, type DocumentedChild } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, lineOf, literalText, maxDeclared, textOf } from '../syntax.js';

/** What a file of a package defines and imports. */
export function collectGo(root: Node, source: string, into: SourceCollector): void {
  const types = new Map<string, CodeSymbol>();
  const methods: { receiver: string; symbol: CodeSymbol }[] = [];
  for (const child of documentedChildren(root)) {
    const { node } = child;
    switch (node.type) {
      case 'package_clause':
        into.packageName = node.firstNamedChild === null ? null : textOf(node.firstNamedChild, source);
        break;
      case 'import_declaration':
        collectImports(node, source, into);
        break;
      case 'function_declaration':
        into.symbols.push(functionSymbol(child, 'function', source));
        break;
      case 'method_declaration':
        methods.push({ receiver: receiverOf(node, source), symbol: functionSymbol(child, 'method', source) });
        break;
      case 'type_declaration':
        for (const symbol of typeSymbols(child, source)) {
          into.symbols.push(symbol);
          types.set(symbol.name, symbol);
        }
        break;
      case 'const_declaration':
      case 'var_declaration':
        into.symbols.push(...valueSymbols(child, source));
        break;
      default:
    }
  }
  for (const { receiver, symbol } of methods) {
    const type = types.get(receiver);
    if (type !== undefined) type.members.push(symbol);
    else into.symbols.push({ ...symbol, name: receiver === '' ? symbol.name : `${receiver}.${symbol.name}`, exported: symbol.exported && isExported(receiver) });
  }
  into.symbols.sort((one, other) => one.line - other.line);
}

/** Capitalised, in any alphabet. */
function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

function collectImports(node: Node, source: string, into: SourceCollector): void {
  const list = childOfType(node, 'import_spec_list') ?? node;
  for (const spec of list.namedChildren) {
    const path = spec.type === 'import_spec' ? spec.childForFieldName('path') : null;
    const specifier = path === null ? null : literalText(path, source);
    if (specifier === null) continue;
    const isDot = spec.childForFieldName('name')?.type === 'dot';
    into.import({ specifier, names: isDot ? ['*'] : [], line: lineOf(spec) });
  }
}

/** `Server` of `(s *Server[T])`. */
function receiverOf(node: Node, source: string): string {
  const receiver = fieldText(node, 'receiver', source)?.slice(0, 500) ?? '';
  return /(\w+)\s*(?:\[[^\]]*\])?\s*\)$/u.exec(receiver)?.[1] ?? '';
}

function functionSymbol({ node, comments }: DocumentedChild, kind: SymbolKind, source: string): CodeSymbol {
  const name = fieldText(node, 'name', source) ?? '';
  return codeSymbol({ node, name, kind, exported: isExported(name), until: node.childForFieldName('body'), doc: commentedDoc(comments, source) }, source);
}

const kindOfType = new Map<string, SymbolKind>([
  ['struct_type', 'struct'],
  ['interface_type', 'interface'],
]);

function* typeSymbols(declaration: DocumentedChild, source: string): Generator<CodeSymbol> {
  const specs = [...documentedChildren(declaration.node)];
  for (const { node, comments } of specs) {
    if (node.type !== 'type_spec' && node.type !== 'type_alias') continue;
    const name = fieldText(node, 'name', source) ?? '';
    const type = node.childForFieldName('type');
    const kind = kindOfType.get(type?.type ?? '') ?? 'type';
    const body = type === null || kind === 'type' ? null : kind === 'struct' ? childOfType(type, 'field_declaration_list') : type;
    const members = body === null ? [] : kind === 'struct' ? fieldSymbols(body, source) : methodElements(body, source);
    const head = source.slice(node.startIndex, body === null ? Math.min(node.endIndex, node.startIndex + 1200) : body.startIndex);
    const above = specs.length === 1 && comments.length === 0 ? declaration.comments : comments;
    const signature = kind === 'interface' ? `type ${head}interface` : `type ${head}`;
    yield codeSymbol({ node: specs.length === 1 ? declaration.node : node, name, kind, exported: isExported(name), signature, doc: commentedDoc(above, source), members }, source);
  }
}

function fieldSymbols(body: Node, source: string): CodeSymbol[] {
  const fields: CodeSymbol[] = [];
  for (const { node, comments } of documentedChildren(body)) {
    if (node.type !== 'field_declaration') continue;
    for (const child of node.childrenForFieldName('name').slice(0, maxDeclared)) {
      if (child === null) continue;
      const name = textOf(child, source);
      const type = node.childForFieldName('type');
      const signature = type === null ? name : `${name} ${source.slice(type.startIndex, Math.min(type.endIndex, type.startIndex + 300))}`;
      fields.push(codeSymbol({ node, name, kind: 'property', exported: isExported(name), signature, doc: commentedDoc(comments, source) }, source));
    }
  }
  return fields;
}

function methodElements(type: Node, source: string): CodeSymbol[] {
  return [...documentedChildren(type)].filter(({ node }) => node.type === 'method_elem').map((child) => functionSymbol(child, 'method', source));
}

/** `const ( A = iota; B )`, `var V, w int = 1, 2`. */
function valueSymbols(declaration: DocumentedChild, source: string): CodeSymbol[] {
  const isConstant = declaration.node.type === 'const_declaration';
  const list = childOfType(declaration.node, 'var_spec_list') ?? declaration.node;
  const specs = [...documentedChildren(list)];
  return specs.flatMap(({ node, comments }) =>
    node.childrenForFieldName('name').slice(0, maxDeclared).flatMap((child) => {
      // The commas between names are in the field, too.
      if (child?.type !== 'identifier') return [];
      const name = textOf(child, source);
      if (name === '_') return [];
      const doc = commentedDoc(specs.length === 1 && comments.length === 0 ? declaration.comments : comments, source);
      const signature = `${isConstant ? 'const' : 'var'} ${source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 120))}`;
      return [codeSymbol({ node, name, kind: isConstant ? 'constant' : 'variable', exported: isExported(name), signature, doc }, source)];
    }),
  );
}
