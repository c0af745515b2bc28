import type { CodeSymbol } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { fieldText, maxDeclared, maxNesting, textOf } from '../syntax.js';
import { collectRubyImports } from './ruby-imports.js';

interface Scope {
  source: string;
  members: CodeSymbol[];
  inType: boolean;
  /** `private` and `protected` alone on a line hold until the end of the body. */
  isPublic: boolean;
  depth: number;
}

/** What a file defines and requires. */
export function collectRuby(root: Node, source: string, into: SourceCollector): void {
  collectBody(root, { source, members: into.symbols, inType: false, isPublic: true, depth: 0 });
  collectRubyImports(root, source, into);
}

/** Statements around definitions: those are defined in the scope around. */
const blocks = new Set(['begin', 'if', 'unless', 'then', 'else', 'elsif', 'begin_block', 'body_statement']);

function collectBody(body: Node, scope: Scope): void {
  if (scope.depth > maxNesting) return;
  const { source } = scope;
  for (const { node, comments } of documentedChildren(body)) {
    if (node.type === 'identifier' && scope.inType) {
      const word = textOf(node, source);
      if (isVisibility(word)) scope.isPublic = word === 'public';
    } else if (node.type === 'call') collectCall(node, comments, scope);
    else if (blocks.has(node.type)) collectBody(node, { ...scope, depth: scope.depth + 1 });
    else collectDefinition(node, comments, scope);
  }
}

function isVisibility(word: string): boolean {
  return word === 'private' || word === 'protected' || word === 'public';
}

function collectDefinition(node: Node, comments: readonly Node[], scope: Scope): void {
  const { source, inType, isPublic, members } = scope;
  const common = { node, doc: commentedDoc(comments, source), until: node.childForFieldName('body') };
  switch (node.type) {
    case 'module':
    case 'class': {
      const inner: CodeSymbol[] = [];
      if (common.until !== null) collectBody(common.until, { source, members: inner, inType: true, isPublic: true, depth: scope.depth + 1 });
      const kind = node.type === 'class' ? 'class' : 'namespace';
      members.push(codeSymbol({ ...common, name: fieldText(node, 'name', source) ?? '', kind, exported: true, signature: headOf(node, source), members: inner }, source));
      return;
    }
    case 'singleton_class':
      // `class << self`: its methods are the class's own.
      if (common.until !== null) collectBody(common.until, { ...scope, isPublic: true, depth: scope.depth + 1 });
      return;
    case 'method': {
      const name = fieldText(node, 'name', source) ?? '';
      const kind = !inType ? 'function' : name === 'initialize' ? 'constructor' : 'method';
      members.push(codeSymbol({ ...common, name, kind, exported: isPublic || kind === 'constructor', signature: headOf(node, source) }, source));
      return;
    }
    case 'singleton_method':
      members.push(codeSymbol({ ...common, name: fieldText(node, 'name', source) ?? '', kind: 'method', exported: true, signature: headOf(node, source) }, source));
      return;
    case 'assignment': {
      const left = node.childForFieldName('left');
      if (left?.type !== 'constant') return;
      const signature = source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 120));
      members.push(codeSymbol({ ...common, name: textOf(left, source), kind: 'constant', exported: true, signature }, source));
      return;
    }
    default:
  }
}

/** `def name(parameters)` and `class Name < Other`, whether a body follows or only `end`. */
function headOf(definition: Node, source: string): string {
  const last = definition.childForFieldName('parameters') ?? definition.childForFieldName('superclass') ?? definition.childForFieldName('name') ?? definition;
  return source.slice(definition.startIndex, last.endIndex);
}

/** `private def x`, `private :x`, `attr_reader :a`, `private_class_method :x`. */
function collectCall(call: Node, comments: readonly Node[], scope: Scope): void {
  const { source, members } = scope;
  if (!scope.inType || call.childForFieldName('receiver') !== null) return;
  const method = fieldText(call, 'method', source) ?? '';
  const args = call.childForFieldName('arguments')?.namedChildren.slice(0, maxDeclared) ?? [];
  if (/^attr_(?:reader|writer|accessor)$/.test(method)) {
    for (const argument of args) {
      if (argument.type !== 'simple_symbol') continue;
      const name = textOf(argument, source).slice(1);
      members.push(codeSymbol({ node: call, name, kind: 'property', exported: scope.isPublic, doc: commentedDoc(comments, source), signature: `${method} :${name}` }, source));
    }
    return;
  }
  if (!isVisibility(method) && method !== 'private_class_method' && method !== 'private_constant' && method !== 'module_function') return;
  const isPublic = method === 'public' || method === 'module_function';
  for (const argument of args) {
    if (argument.type === 'call') collectCall(argument, comments, { ...scope, isPublic, depth: scope.depth + 1 });
    else if (argument.type === 'simple_symbol') setVisibility(members, textOf(argument, source).slice(1), isPublic);
    else collectDefinition(argument, comments, { ...scope, isPublic });
  }
}

/** Of something that was defined not long before. */
function setVisibility(members: readonly CodeSymbol[], name: string, isPublic: boolean): void {
  const member = members.slice(-maxDeclared).findLast((candidate) => candidate.name === name);
  if (member !== undefined) member.exported = isPublic;
}
