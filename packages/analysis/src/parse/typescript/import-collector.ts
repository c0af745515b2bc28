import type { ImportStatement } from '@reposcan/core';
import type ts from 'typescript';
import type { Compiler } from './compiler.js';
import { someWithin } from './import-candidates.js';
import { foundImport, type FoundImport } from './import-statement.js';
import { createLineCounter } from './line-counter.js';
import { isLazy } from './lazy-code.js';
import { namesTaken } from './names-taken.js';
import { referencedFile } from './reference-comment.js';

interface Visit {
  node: ts.Node;
  conditional: boolean;
}

/**
 * Every import of a file, in the order of the source: static ones, re-exports, `import()`, `require()`, `require.resolve()`, `import x = require()`, types by
 * `import('…')` (in JSDoc, too, where the file was parsed with it), triple-slash references. Only what holds one of the candidates is looked at, without
 * recursion: nesting costs nothing.
 */
export function collectImports(compiler: Compiler, file: ts.SourceFile, candidates: readonly number[]): ImportStatement[] {
  const found: FoundImport[] = referencesOf(file);
  const taken = new Map<ts.Node, string[]>();
  const stack: Visit[] = [{ node: file, conditional: false }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node, conditional } = visit;
    if (!someWithin(candidates, node.pos, node.end)) continue;
    namesTaken(compiler, node, taken);
    const statement = importOf(compiler, file, node, { conditional, names: taken.get(node) ?? [] });
    if (statement !== null) found.push(statement);
    const push = (child: ts.Node): void => {
      stack.push({ node: child, conditional: conditional || isLazy(compiler, node, child) });
    };
    compiler.forEachChild(node, push);
    documentationOf(node).forEach(push);
  }
  found.sort((left, right) => left.position - right.position);
  const lineOf = createLineCounter(file.text);
  return found.map(({ position, ...statement }) => ({ ...statement, line: lineOf(position) }));
}

function importOf(compiler: Compiler, file: ts.SourceFile, node: ts.Node, { conditional, names }: { conditional: boolean; names: string[] }): FoundImport | null {
  const at = (): number => node.getStart(file);
  const text = (literal: ts.Node | undefined): string => (literal !== undefined && compiler.isStringLiteralLike(literal) ? literal.text : '');
  if (compiler.isImportDeclaration(node)) return foundImport(at(), 'import', text(node.moduleSpecifier), importClause(compiler, node.importClause));
  if (compiler.isExportDeclaration(node)) return foundImport(at(), 're-export', text(node.moduleSpecifier), exportClause(compiler, node));
  if (compiler.isImportEqualsDeclaration(node) && compiler.isExternalModuleReference(node.moduleReference)) {
    return foundImport(at(), 'require', text(node.moduleReference.expression), { names: ['*'], typeOnly: node.isTypeOnly });
  }
  if (compiler.isImportTypeNode(node)) {
    const specifier = compiler.isLiteralTypeNode(node.argument) ? text(node.argument.literal) : '';
    return foundImport(at(), 'import', specifier, { names: node.qualifier === undefined ? ['*'] : [firstName(compiler, node.qualifier)], typeOnly: true });
  }
  if (compiler.isJSDocImportTag(node)) return foundImport(at(), 'import', text(node.moduleSpecifier), { ...importClause(compiler, node.importClause), typeOnly: true });
  if (!compiler.isCallExpression(node)) return null;
  if (node.expression.kind === compiler.SyntaxKind.ImportKeyword) return foundImport(at(), 'dynamic', text(node.arguments[0]), { names, conditional });
  return isRequire(compiler, file, node.expression) ? foundImport(at(), 'require', text(node.arguments[0]), { names, conditional }) : null;
}

function importClause(compiler: Compiler, clause: ts.ImportClause | undefined): { names: string[]; typeOnly: boolean } {
  if (clause === undefined) return { names: [], typeOnly: false };
  const names = clause.name === undefined ? [] : ['default'];
  const bindings = clause.namedBindings;
  if (bindings !== undefined && compiler.isNamespaceImport(bindings)) names.push('*');
  if (bindings === undefined || !compiler.isNamedImports(bindings)) return { names, typeOnly: clause.phaseModifier === compiler.SyntaxKind.TypeKeyword };
  names.push(...bindings.elements.map((element) => (element.propertyName ?? element.name).text));
  return { names, typeOnly: clause.phaseModifier === compiler.SyntaxKind.TypeKeyword || (clause.name === undefined && onlyTypes(bindings.elements)) };
}

function exportClause(compiler: Compiler, { exportClause: clause, isTypeOnly }: ts.ExportDeclaration): { names: string[]; typeOnly: boolean } {
  if (clause === undefined || !compiler.isNamedExports(clause)) return { names: ['*'], typeOnly: isTypeOnly };
  return { names: clause.elements.map((element) => (element.propertyName ?? element.name).text), typeOnly: isTypeOnly || onlyTypes(clause.elements) };
}

/** By its own words: each name has a `type` of its own. */
function onlyTypes(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}

function firstName(compiler: Compiler, name: ts.EntityName): string {
  let first = name;
  while (compiler.isQualifiedName(first)) first = first.left;
  return first.text;
}

/** `require` or `require.resolve`, spelled so. */
function isRequire(compiler: Compiler, file: ts.SourceFile, callee: ts.Expression): boolean {
  const name = compiler.isPropertyAccessExpression(callee) && callee.name.text === 'resolve' ? callee.expression : callee;
  return compiler.isIdentifier(name) && name.getText(file) === 'require';
}

function referencesOf(file: ts.SourceFile): FoundImport[] {
  const files = file.referencedFiles.map(({ fileName, pos }) => foundImport(pos, 'import', referencedFile(fileName), { typeOnly: true }));
  const types = file.typeReferenceDirectives.map(({ fileName, pos }) => foundImport(pos, 'import', fileName, { typeOnly: true }));
  return [...files, ...types].filter((found) => found !== null);
}

/** The compiler keeps them with their node, but declares no way to them that needs no parents. */
function documentationOf(node: ts.Node & { jsDoc?: readonly ts.Node[] }): readonly ts.Node[] {
  return node.jsDoc ?? [];
}
