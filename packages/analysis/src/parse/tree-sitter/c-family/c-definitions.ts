import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, maxDeclared, maxNesting, textOf } from '../syntax.js';
import { collectIncludes } from './c-includes.js';
import { declaredBy } from './declarator.js';

interface Scope {
  source: string;
  members: CodeSymbol[];
  inType: boolean;
  /** Not within an anonymous namespace, nor in a private or protected section. */
  isVisible: boolean;
  /** `template <…>` and what else belongs to the declaration within. */
  wrapper: { node: Node; comments: readonly Node[] } | null;
  depth: number;
}

/** What a file of C or C++ defines, declares and includes. */
export function collectC(root: Node, source: string, into: SourceCollector): void {
  collectDeclarations(root, { source, members: into.symbols, inType: false, isVisible: true, wrapper: null, depth: 0 });
  collectIncludes(root, source, into);
}

/** What belongs to the scope around: every branch of conditional compilation, `extern "C" { … }`. */
const blocks = new Set(['preproc_if', 'preproc_ifdef', 'preproc_else', 'preproc_elif', 'preproc_elifdef', 'linkage_specification', 'declaration_list']);

const kinds = new Map<string, SymbolKind>([
  ['class_specifier', 'class'],
  ['struct_specifier', 'struct'],
  ['union_specifier', 'struct'],
  ['enum_specifier', 'enum'],
]);

function collectDeclarations(parent: Node, scope: Scope): void {
  if (scope.depth > maxNesting) return;
  const inner = { ...scope, depth: scope.depth + 1 };
  for (const { node, comments } of documentedChildren(parent)) {
    if (node.type === 'access_specifier') inner.isVisible = scope.isVisible && textOf(node, scope.source).startsWith('public');
    else if (blocks.has(node.type)) collectDeclarations(node, inner);
    else collectDeclaration(node, comments, inner);
  }
}

function collectDeclaration(node: Node, comments: readonly Node[], scope: Scope): void {
  switch (node.type) {
    case 'template_declaration': {
      const within = node.namedChildren.at(-1);
      if (within !== undefined && scope.depth <= maxNesting) collectDeclaration(within, comments, { ...scope, wrapper: scope.wrapper ?? { node, comments }, depth: scope.depth + 1 });
      return;
    }
    case 'namespace_definition':
      collectNamespace(node, comments, scope);
      return;
    case 'function_definition':
    case 'declaration':
    case 'field_declaration':
    case 'type_definition':
      collectDeclarators(node, comments, scope);
      return;
    case 'alias_declaration':
    case 'concept_definition':
      add(scope, { node, comments, name: fieldText(node, 'name', scope.source) ?? '', kind: 'type' });
      return;
    case 'preproc_def':
    case 'preproc_function_def': {
      const value = node.childForFieldName('value');
      // One without a value is a switch or a header guard.
      if (value === null) return;
      const parameters = fieldText(node, 'parameters', scope.source) ?? '';
      const name = fieldText(node, 'name', scope.source) ?? '';
      const text = node.type === 'preproc_def' ? ` ${textOf(value, scope.source).slice(0, 80).trim()}` : '';
      add(scope, { node, comments, name, kind: 'macro', signature: `#define ${name}${parameters}${text}` });
      return;
    }
    default:
      if (kinds.has(node.type)) collectType(node, node, comments, scope);
  }
}

function collectNamespace(node: Node, comments: readonly Node[], scope: Scope): void {
  const { source } = scope;
  const name = fieldText(node, 'name', source)?.replace(/\s+/g, '') ?? '';
  const body = node.childForFieldName('body');
  if (body === null) return;
  const members: CodeSymbol[] = [];
  collectDeclarations(body, { ...scope, members, isVisible: scope.isVisible && name !== '' });
  // What is in an anonymous one belongs to the file.
  if (name === '') scope.members.push(...members);
  else add(scope, { node, comments, name, kind: 'namespace', until: body, members });
}

/** `struct S { … } a, *b;`, `int f(void);`, `typedef struct { … } T;`: the type, then what is declared of it. */
function collectDeclarators(node: Node, comments: readonly Node[], scope: Scope): void {
  const { source } = scope;
  const type = node.childForFieldName('type');
  const isTypedef = node.type === 'type_definition';
  const declarators = node
    .childrenForFieldName('declarator')
    .filter((declarator) => declarator !== null)
    .slice(0, maxDeclared);
  const first = declarators[0];
  const definesType = type !== null && kinds.has(type.type) && type.childForFieldName('body') !== null;
  let given: string | null = null;
  if (definesType) {
    given = fieldText(type, 'name', source) ?? (isTypedef && first !== undefined ? (declaredBy(first, source)?.name ?? null) : null);
    if (given !== null) collectType(type, node, comments, scope, given);
  }
  for (const declarator of declarators) {
    const declared = declaredBy(declarator, source);
    if (declared === null || declared.name === '' || (isTypedef && declared.name === given)) continue;
    const body = node.type === 'function_definition' ? (node.childForFieldName('body') ?? childOfType(node, 'field_initializer_list')) : null;
    const initializer = node.type === 'function_definition' ? childOfType(node, 'field_initializer_list') : null;
    const kind = isTypedef ? 'type' : kindOf(declared, node, scope);
    const signature = definesType ? declared.name : undefined;
    add(scope, { node, comments, name: declared.name, kind, until: initializer ?? body ?? (kind === 'variable' ? declarator.childForFieldName('value') : null), ...(signature === undefined ? {} : { signature }) });
  }
}

function kindOf({ isFunction, name }: { isFunction: boolean; name: string }, node: Node, { inType, source }: Scope): SymbolKind {
  if (isFunction) {
    if (!inType) return 'function';
    return node.childForFieldName('type') === null && /^\w+$/.test(name) ? 'constructor' : 'method';
  }
  if (inType) return 'property';
  return /^(?:(?:static|inline|extern)\s+)*(?:constexpr|const)\b/.test(source.slice(node.startIndex, node.startIndex + 60)) ? 'constant' : 'variable';
}

function collectType(type: Node, node: Node, comments: readonly Node[], scope: Scope, given: string | null = null): void {
  const { source } = scope;
  const body = type.childForFieldName('body');
  const kind = kinds.get(type.type);
  const name = given ?? fieldText(type, 'name', source);
  // One without a body is only mentioned.
  if (body === null || kind === undefined || name === null) return;
  const members: CodeSymbol[] = [];
  if (kind === 'enum') {
    for (const child of documentedChildren(body)) {
      if (child.node.type === 'enumerator') add({ ...scope, members, wrapper: null }, { ...child, name: fieldText(child.node, 'name', source) ?? '', kind: 'constant' });
    }
  } else collectMembers(body, kind, members, scope);
  add(scope, { node, comments, name: name.replace(/<[^]*$/, ''), kind, until: body, members });
}

/** The members of a class are private until it says otherwise. */
function collectMembers(body: Node, kind: SymbolKind, members: CodeSymbol[], scope: Scope): void {
  const inner: Scope = { ...scope, members, inType: true, wrapper: null, depth: scope.depth + 1 };
  if (scope.depth > maxNesting) return;
  const section = { ...inner, isVisible: scope.isVisible && kind !== 'class' };
  for (const { node, comments } of documentedChildren(body)) {
    if (node.type === 'access_specifier') section.isVisible = scope.isVisible && textOf(node, scope.source).startsWith('public');
    else if (blocks.has(node.type)) collectDeclarations(node, section);
    else collectDeclaration(node, comments, section);
  }
}

interface Found {
  node: Node;
  comments: readonly Node[];
  name: string;
  kind: SymbolKind;
  until?: Node | null;
  signature?: string;
  members?: CodeSymbol[];
}

function add({ source, members, isVisible, inType, wrapper }: Scope, { node, comments, ...found }: Found): void {
  const outer = wrapper ?? { node, comments };
  // Specifiers come first.
  const isStatic = !inType && node.namedChildren.slice(0, 8).some((child) => child.type === 'storage_class_specifier' && textOf(child, source) === 'static');
  members.push(codeSymbol({ ...found, node: outer.node, exported: isVisible && !isStatic, doc: commentedDoc(outer.comments, source) }, source));
}
