import type ts from 'typescript';
import { slot, type FactsWriter } from './facts-writer.js';

/** Names that are visible at a place. Types have names of their own. */
export interface Scope {
  values: Map<string, number>;
  types: Map<string, number>;
  parent: Scope | null;
  /** `var` declares here. */
  isFunction: boolean;
}

/** A scope within another. */
export function innerScope(parent: Scope | null, isFunction: boolean): Scope {
  return { values: new Map(), types: new Map(), parent, isFunction };
}

/** The slot of a name, or -1: it is global. */
export function lookUp(scope: Scope, name: string, space: 'values' | 'types' = 'values'): number {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at[space].get(name);
    if (found !== undefined) return found;
  }
  return -1;
}

/** Declares a name in a scope, once. */
export function declare(writer: FactsWriter, name: string, scope: Scope = writer.scope, space: 'values' | 'types' = 'values'): number {
  const known = scope[space].get(name);
  if (known !== undefined) return known;
  const added = slot(writer);
  scope[space].set(name, added);
  return added;
}

/** Declares what the statements of a block declare for it, before any of it is read: functions, classes, `let`, `const`, imports, types; for a function also every `var` within. */
export function declareStatements(writer: FactsWriter, statements: readonly ts.Statement[]): void {
  const { compiler, scope } = writer;
  for (const statement of statements) {
    if (compiler.isFunctionDeclaration(statement)) declare(writer, statement.name?.text ?? 'default', scope);
    else if (compiler.isClassDeclaration(statement)) {
      const name = statement.name?.text ?? 'default';
      scope.types.set(name, declare(writer, name, scope));
    } else if (compiler.isEnumDeclaration(statement)) declare(writer, statement.name.text, scope);
    else if (compiler.isModuleDeclaration(statement) && compiler.isIdentifier(statement.name)) scope.types.set(statement.name.text, declare(writer, statement.name.text, scope));
    else if (compiler.isInterfaceDeclaration(statement) || compiler.isTypeAliasDeclaration(statement)) declare(writer, statement.name.text, scope, 'types');
    else if (compiler.isImportEqualsDeclaration(statement)) scope.types.set(statement.name.text, declare(writer, statement.name.text, scope));
    else if (compiler.isImportDeclaration(statement)) declareImports(writer, statement.importClause);
    else if (compiler.isVariableStatement(statement)) declareList(writer, statement.declarationList, scope);
  }
}

/** Declares the names of a list of variables. */
export function declareList(writer: FactsWriter, list: ts.VariableDeclarationList, scope: Scope): void {
  const isBlockScoped = (list.flags & writer.compiler.NodeFlags.BlockScoped) !== 0;
  for (const { name } of list.declarations) declareBound(writer, name, isBlockScoped ? scope : functionScope(scope));
}

/** Declares the names of a pattern. */
export function declareBound(writer: FactsWriter, name: ts.BindingName, scope: Scope = writer.scope): void {
  if (writer.compiler.isIdentifier(name)) declare(writer, name.text, scope);
  else {
    for (const element of name.elements) {
      if (writer.compiler.isBindingElement(element)) declareBound(writer, element.name, scope);
    }
  }
}

/** Declares every `var` below a node, and the functions in its blocks (as sloppy code sees them); not those of functions within. */
export function declareVars(writer: FactsWriter, node: ts.Node): void {
  const { compiler, scope } = writer;
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (compiler.isVariableDeclarationList(next) && (next.flags & compiler.NodeFlags.BlockScoped) === 0) {
      for (const { name } of next.declarations) declareBound(writer, name, scope);
    }
    if (next === node || (!compiler.isFunctionLike(next) && !compiler.isClassLike(next))) compiler.forEachChild(next, (child) => void waiting.push(child));
  }
}

function declareImports(writer: FactsWriter, clause: ts.ImportClause | undefined): void {
  const bindings = clause?.namedBindings;
  const names = [clause?.name, ...(bindings === undefined ? [] : writer.compiler.isNamespaceImport(bindings) ? [bindings.name] : bindings.elements.map(({ name }) => name))];
  for (const name of names) {
    if (name !== undefined) writer.scope.types.set(name.text, declare(writer, name.text));
  }
}

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (!at.isFunction && at.parent !== null) at = at.parent;
  return at;
}
