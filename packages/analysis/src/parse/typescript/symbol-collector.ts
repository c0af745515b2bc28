import { plainText, type CodeSymbol, type SymbolKind } from '@reposcan/core';
import type ts from 'typescript';
import type { Compiler } from './compiler.js';
import { docComment } from './doc-comment.js';
import { nameOfSymbol, signatureOf } from './signature.js';

/** Namespaces within each other that are looked into. */
const maxDepth = 20;

/** What the definitions of one file have in common. */
interface Context {
  compiler: Compiler;
  file: ts.SourceFile;
  /** Names that are exported by a statement of their own: `export { a }`, `export default a`, `module.exports = { a }`. */
  exportedNames: ReadonlySet<string>;
  depth: number;
}

/** A declaration and what makes a symbol of it. */
interface Definition {
  /** The node that carries documentation, decorators and lines. */
  node: ts.Node;
  name: string;
  kind: SymbolKind;
  exported: boolean;
  /** Where the signature ends, before the body. */
  end: number;
  members?: CodeSymbol[];
}

/** The definitions at the top of a file, each with its members; in the order of the source. */
export function collectSymbols(compiler: Compiler, file: ts.SourceFile, exportedNames: ReadonlySet<string>): CodeSymbol[] {
  return file.statements.flatMap((statement) => symbolsOf(statement, { compiler, file, exportedNames, depth: 0 }));
}

function symbolsOf(node: ts.Statement, context: Context): CodeSymbol[] {
  const { compiler, exportedNames } = context;
  const define = (name: ts.Node | undefined, kind: SymbolKind, end: number, members: CodeSymbol[] = []): CodeSymbol[] => {
    const text = name === undefined ? 'default' : textOf(name, context);
    const exported = hasModifier(node, compiler.SyntaxKind.ExportKeyword, compiler) || exportedNames.has(text);
    return [symbolOf({ node, name: text, kind, exported, end, members }, context)];
  };
  if (compiler.isFunctionDeclaration(node)) return define(node.name, 'function', node.body?.pos ?? node.end);
  if (compiler.isClassDeclaration(node)) return define(node.name, 'class', node.members.pos - 1, classMembers(node, context));
  if (compiler.isInterfaceDeclaration(node)) return define(node.name, 'interface', node.members.pos - 1, typeMembers(node.members, context));
  if (compiler.isTypeAliasDeclaration(node)) return define(node.name, 'type', node.end, compiler.isTypeLiteralNode(node.type) ? typeMembers(node.type.members, context) : []);
  if (compiler.isEnumDeclaration(node)) return define(node.name, 'enum', node.members.pos - 1, enumMembers(node, context));
  if (compiler.isModuleDeclaration(node)) return define(node.name, 'namespace', node.name.end, namespaceMembers(node, context));
  if (compiler.isVariableStatement(node)) return node.declarationList.declarations.flatMap((declaration) => variableSymbols(node, declaration, context));
  if (compiler.isExportAssignment(node)) return node.isExportEquals === true ? [] : defaultSymbols(node, context);
  return compiler.isExpressionStatement(node) ? assignedSymbols(node, context) : [];
}

function classMembers(node: ts.ClassLikeDeclaration, context: Context): CodeSymbol[] {
  const { compiler } = context;
  return node.members.flatMap((member): CodeSymbol[] => {
    const isPrivate = hasModifier(member, compiler.SyntaxKind.PrivateKeyword, compiler) || hasModifier(member, compiler.SyntaxKind.ProtectedKeyword, compiler);
    const exported = !isPrivate && (member.name === undefined || !compiler.isPrivateIdentifier(member.name));
    const define = (kind: SymbolKind, end: number, name = textOf(member.name, context)): CodeSymbol[] => [symbolOf({ node: member, name, kind, exported, end }, context)];
    if (compiler.isConstructorDeclaration(member)) return define('constructor', member.body?.pos ?? member.end, 'constructor');
    if (compiler.isMethodDeclaration(member)) return define('method', member.body?.pos ?? member.end);
    if (compiler.isAccessor(member)) return define('property', member.body?.pos ?? member.end);
    if (!compiler.isPropertyDeclaration(member)) return [];
    const body = bodyOf(member.initializer, compiler);
    return body === null ? define('property', member.type?.end ?? member.end) : define('method', body.end);
  });
}

function typeMembers(members: readonly ts.TypeElement[], context: Context): CodeSymbol[] {
  return members.flatMap((member) => {
    if (member.name === undefined) return [];
    const kind = context.compiler.isMethodSignature(member) ? 'method' : 'property';
    return [symbolOf({ node: member, name: textOf(member.name, context), kind, exported: true, end: member.end }, context)];
  });
}

function enumMembers(node: ts.EnumDeclaration, context: Context): CodeSymbol[] {
  return node.members.map((member) => symbolOf({ node: member, name: textOf(member.name, context), kind: 'constant', exported: true, end: member.end }, context));
}

function namespaceMembers(node: ts.ModuleDeclaration, context: Context): CodeSymbol[] {
  const { body } = node;
  if (body === undefined || context.depth >= maxDepth) return [];
  const inner = { ...context, exportedNames: new Set<string>(), depth: context.depth + 1 };
  if (context.compiler.isModuleBlock(body)) return body.statements.flatMap((statement) => symbolsOf(statement, inner));
  return context.compiler.isModuleDeclaration(body) ? symbolsOf(body, inner) : [];
}

/** Functions and classes that a variable names; of other variables the exported ones. */
function variableSymbols(statement: ts.VariableStatement, declaration: ts.VariableDeclaration, context: Context): CodeSymbol[] {
  const { compiler, file, exportedNames } = context;
  const isConst = (statement.declarationList.flags & compiler.NodeFlags.Const) !== 0;
  const isExported = hasModifier(statement, compiler.SyntaxKind.ExportKeyword, compiler);
  // The first declaration carries the statement's documentation and keywords.
  const node = statement.declarationList.declarations[0] === declaration ? statement : declaration;
  return boundIdentifiers(compiler, declaration.name).flatMap((identifier) => {
    const exported = isExported || exportedNames.has(identifier.text);
    const body = bodyOf(declaration.initializer, compiler);
    if (body === null && !exported) return [];
    const end = body?.end ?? declaration.type?.end ?? declaration.end;
    const members = body?.class === undefined ? [] : classMembers(body.class, context);
    const symbol = symbolOf({ node, name: identifier.text, kind: body?.kind ?? (isConst ? 'constant' : 'variable'), exported, end, members }, context);
    return [{ ...symbol, endLine: lineAt(file, declaration.end) }];
  });
}

/** `export default () => …`, `export default class …` as an expression. */
function defaultSymbols(node: ts.ExportAssignment, context: Context): CodeSymbol[] {
  const body = bodyOf(node.expression, context.compiler);
  if (body === null) return [];
  const members = body.class === undefined ? [] : classMembers(body.class, context);
  return [symbolOf({ node, name: 'default', kind: body.kind, exported: true, end: body.end, members }, context)];
}

/** `exports.x = function …`, `module.exports = class …`. */
function assignedSymbols(node: ts.ExpressionStatement, context: Context): CodeSymbol[] {
  const { compiler, file } = context;
  if (!compiler.isBinaryExpression(node.expression) || node.expression.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return [];
  const target = /^(?:module\.)?exports(?:\.([\w$]+))?$/.exec(file.text.slice(node.expression.left.getStart(file), node.expression.left.end).slice(0, 300));
  const body = target === null ? null : bodyOf(node.expression.right, compiler);
  if (target === null || body === null) return [];
  const members = body.class === undefined ? [] : classMembers(body.class, context);
  return [symbolOf({ node, name: target[1] ?? body.name ?? 'default', kind: body.kind, exported: true, end: body.end, members }, context)];
}

/** A function or class as a value, and where its body begins. */
function bodyOf(value: ts.Expression | undefined, compiler: Compiler): { kind: 'function' | 'class'; end: number; name?: string; class?: ts.ClassExpression } | null {
  if (value === undefined) return null;
  if (compiler.isArrowFunction(value)) return { kind: 'function', end: value.body.pos };
  if (compiler.isFunctionExpression(value)) return { kind: 'function', end: value.body.pos, ...(value.name === undefined ? {} : { name: value.name.text }) };
  if (!compiler.isClassExpression(value)) return null;
  return { kind: 'class', end: value.members.pos - 1, class: value, ...(value.name === undefined ? {} : { name: value.name.text }) };
}

function symbolOf({ node, name, kind, exported, end, members = [] }: Definition, context: Context): CodeSymbol {
  const { compiler, file } = context;
  const start = node.getStart(file);
  const decorators = compiler.canHaveDecorators(node) ? (compiler.getDecorators(node) ?? []) : [];
  const afterDecorators = decorators.reduce((position, decorator) => Math.max(position, decorator.end), start);
  return {
    name: nameOfSymbol(name),
    kind,
    signature: signatureOf(file.text.slice(afterDecorators, end)),
    doc: docComment(compiler, file.text, node),
    decorators: decorators.map((decorator) => plainText(file.text.slice(decorator.expression.getStart(file), decorator.end), 100)),
    exported,
    line: lineAt(file, start),
    endLine: lineAt(file, node.end),
    members,
  };
}

function boundIdentifiers(compiler: Compiler, name: ts.BindingName): ts.Identifier[] {
  if (compiler.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (compiler.isBindingElement(element) && compiler.isIdentifier(element.name) ? [element.name] : []));
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind, compiler: Compiler): boolean {
  return compiler.canHaveModifiers(node) && (compiler.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

function textOf(name: ts.Node | undefined, { compiler, file }: Context): string {
  if (name === undefined) return '';
  return compiler.isStringLiteralLike(name) || compiler.isIdentifier(name) ? name.text : file.text.slice(name.getStart(file), name.end).slice(0, 400);
}

function lineAt(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}
