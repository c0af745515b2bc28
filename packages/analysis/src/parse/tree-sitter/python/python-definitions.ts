import type { CodeSymbol } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { firstParagraph } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { fieldText, maxDeclared, maxNesting, textOf } from '../syntax.js';
import { collectAll, type DunderAll } from './python-all.js';
import { collectImport, collectImportCalls, importsWithin } from './python-imports.js';

/** Where a statement stands. */
interface Scope {
  source: string;
  into: SourceCollector;
  members: CodeSymbol[];
  /** Names that have a symbol already: assigned again, they are no new ones. */
  known: Set<string>;
  inClass: boolean;
  typeOnly: boolean;
  conditional: boolean;
  depth: number;
  all: DunderAll | null;
}

/** What a module defines and imports. */
export function collectPython(root: Node, source: string, into: SourceCollector): void {
  const all = collectAll(root, source);
  const scope: Scope = { source, into, members: into.symbols, known: new Set(), inClass: false, typeOnly: false, conditional: false, depth: 0, all };
  collectStatements(root, scope);
  collectImportCalls(root, source, into);
  if (all === null) return;
  for (const name of all.names) if (!scope.known.has(name)) into.export(name, all.line);
}

/** Blocks whose statements belong to the scope around them, and whether these run at any rate. */
const blocks = new Map([
  ['block', false],
  ['if_statement', true],
  ['elif_clause', true],
  ['else_clause', true],
  ['try_statement', true],
  ['except_clause', true],
  ['except_group_clause', true],
  ['finally_clause', true],
  ['with_statement', false],
  ['for_statement', true],
  ['while_statement', true],
  ['match_statement', true],
  ['case_clause', true],
  // What the grammar could not make sense of; the statements in it still are.
  ['ERROR', false],
]);

function collectStatements(parent: Node, scope: Scope): void {
  if (scope.depth > maxNesting) return;
  for (const node of parent.namedChildren) collectStatement(node, scope);
}

function collectStatement(node: Node, scope: Scope): void {
  const { type } = node;
  switch (type) {
    case 'import_statement':
    case 'import_from_statement':
      collectImport(node, scope);
      return;
    case 'decorated_definition': {
      const definition = node.childForFieldName('definition');
      if (definition === null) return;
      const decorators = node.namedChildren.filter((child) => child.type === 'decorator').map((decorator) => textOf(decorator, scope.source).slice(1).trim());
      collectDefinition(definition, node, decorators, scope);
      return;
    }
    case 'class_definition':
    case 'function_definition':
      collectDefinition(node, node, [], scope);
      return;
    case 'expression_statement':
      collectAssignment(node, scope);
      return;
    case 'type_alias_statement': {
      const name = node.childForFieldName('left');
      if (name !== null) add(scope, codeSymbol({ node, name: /^\w+/.exec(textOf(name, scope.source))?.[0] ?? '', kind: 'type', exported: isExported(textOf(name, scope.source), scope), doc: null }, scope.source));
      return;
    }
    default: {
      const condition = blocks.get(type);
      if (condition === undefined) return;
      const inner = { ...scope, conditional: scope.conditional || condition, depth: scope.depth + 1 };
      if (type === 'if_statement' && isTypeChecking(node, scope.source)) collectTypeChecking(node, inner, scope.conditional);
      else collectStatements(node, inner);
    }
  }
}

function isTypeChecking(node: Node, source: string): boolean {
  return /^(?:\w+\.)?TYPE_CHECKING$/.test(fieldText(node, 'condition', source) ?? '');
}

/** Only the first branch is for type checkers alone. */
function collectTypeChecking(node: Node, inner: Scope, conditional: boolean): void {
  const consequence = node.childForFieldName('consequence');
  if (consequence !== null) collectStatements(consequence, { ...inner, typeOnly: true, conditional });
  for (const branch of node.childrenForFieldName('alternative')) if (branch !== null) collectStatements(branch, inner);
}

function collectDefinition(definition: Node, node: Node, decorators: readonly string[], scope: Scope): void {
  const { source, inClass } = scope;
  const name = fieldText(definition, 'name', source) ?? '';
  const body = definition.childForFieldName('body');
  const common = { node, end: lastStatement(definition), from: definition, until: body, name, exported: isExported(name, scope), doc: docstring(body, source), decorators };
  if (definition.type === 'class_definition') {
    const members: CodeSymbol[] = [];
    if (body !== null) collectStatements(body, { ...scope, members, known: new Set(), inClass: true, depth: scope.depth + 1, all: null });
    add(scope, codeSymbol({ ...common, kind: 'class', members }, source));
    return;
  }
  const kind = !inClass ? 'function' : name === '__init__' ? 'constructor' : 'method';
  add(scope, codeSymbol({ ...common, kind }, source));
  if (body !== null) importsWithin(body, scope);
}

/** Comments at the end of a body that are looked past. */
const maxComments = 100;

/** What a definition ends with: a comment below its last statement is within its body for the grammar, though it says nothing of it. */
function lastStatement(definition: Node): Node {
  let node = definition;
  for (let depth = 0; depth < maxNesting; depth += 1) {
    let last = node.lastNamedChild;
    for (let comments = 0; last?.type === 'comment' && comments < maxComments; comments += 1) last = last.previousNamedSibling;
    if (last === null || last.type === 'comment') return node;
    if (!blocks.has(last.type) && last.type !== 'decorated_definition' && last.type !== 'class_definition' && last.type !== 'function_definition') return last;
    node = last;
  }
  return node;
}

/** `NAME = value`, `NAME: type = value`, `A = B = value`, `a, b = values`. */
function collectAssignment(statement: Node, scope: Scope): void {
  let node = statement.firstNamedChild;
  for (let chained = 0; node?.type === 'assignment' && chained < maxNesting; chained += 1, node = node.childForFieldName('right')) {
    const left = node.childForFieldName('left');
    if (left === null) return;
    const targets = left.type === 'identifier' ? [left] : left.type === 'pattern_list' ? left.namedChildren.filter(({ type }) => type === 'identifier') : [];
    for (const target of targets.slice(0, maxDeclared)) {
      const name = textOf(target, scope.source);
      if (name === '__all__' || scope.known.has(name)) continue;
      const kind = scope.inClass ? 'property' : /^[A-Z][A-Z\d_]*$/.test(name) ? 'constant' : 'variable';
      const signature = scope.source.slice(statement.startIndex, Math.min(statement.endIndex, statement.startIndex + maxAssignment));
      add(scope, codeSymbol({ node: statement, name, kind, exported: isExported(name, scope), doc: null, signature }, scope.source));
    }
  }
}

/** Of an assignment the beginning is enough: values may be tables of a thousand lines. */
const maxAssignment = 120;

function add(scope: Scope, symbol: CodeSymbol): void {
  scope.known.add(symbol.name);
  scope.members.push(symbol);
}

/** `__all__` decides where it is there; otherwise the underscore, which does not make names such as `__init__` private. */
function isExported(name: string, { all }: Scope): boolean {
  if (all !== null) return all.names.has(name);
  return !name.startsWith('_') || /^__\w+__$/.test(name);
}

function docstring(body: Node | null, source: string): string | null {
  const first = body?.namedChildren.find(({ type }) => type !== 'comment');
  const text = first?.type === 'expression_statement' ? first.firstNamedChild : null;
  if (text?.type !== 'string') return null;
  const content = text.namedChildren.find(({ type }) => type === 'string_content');
  return content === undefined ? null : firstParagraph(textOf(content, source));
}
