import type ts from 'typescript';
import { copy, emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { lookUp } from './scope.js';

/** Gives a slot what a module exports under a name; the empty name is the module itself. */
function importName(writer: FactsWriter, to: number, specifier: string, name: string): void {
  if (to !== -1) emit(writer, Op.import, to, text(writer, specifier), text(writer, name));
}

/** `import … from 'x'` */
export function readImports(writer: FactsWriter, node: ts.ImportDeclaration): void {
  const { compiler, scope } = writer;
  const { importClause: clause, moduleSpecifier } = node;
  if (clause === undefined || !compiler.isStringLiteral(moduleSpecifier)) return;
  const specifier = moduleSpecifier.text;
  if (clause.name !== undefined) importName(writer, lookUp(scope, clause.name.text), specifier, 'default');
  if (clause.namedBindings === undefined) return;
  if (compiler.isNamespaceImport(clause.namedBindings)) return importName(writer, lookUp(scope, clause.namedBindings.name.text), specifier, '');
  for (const { name, propertyName } of clause.namedBindings.elements) importName(writer, lookUp(scope, name.text), specifier, (propertyName ?? name).text);
}

/** `import x = require('x')`, `import x = A.B` */
export function readImportEquals(writer: FactsWriter, node: ts.ImportEqualsDeclaration): void {
  const { compiler } = writer;
  const to = lookUp(writer.scope, node.name.text);
  const reference = node.moduleReference;
  if (compiler.isExternalModuleReference(reference)) {
    if (compiler.isStringLiteral(reference.expression)) importName(writer, to, reference.expression.text, '');
  } else copy(writer, to, entityValue(writer, reference));
  readExport(writer, node);
}

function entityValue(writer: FactsWriter, name: ts.EntityName): number {
  if (writer.compiler.isIdentifier(name)) return lookUp(writer.scope, name.text);
  const object = entityValue(writer, name.left);
  if (object === -1) return -1;
  const to = slot(writer);
  emit(writer, Op.load, to, object, text(writer, name.right.text), ...place(writer, name));
  return to;
}

/** `export { a as b }`, `export … from 'x'` */
export function readExports(writer: FactsWriter, node: ts.ExportDeclaration): void {
  const { compiler } = writer;
  const { exportClause: clause, moduleSpecifier } = node;
  const specifier = moduleSpecifier !== undefined && compiler.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
  if (clause === undefined) {
    if (specifier !== null) emit(writer, Op.exportAll, text(writer, specifier));
    return;
  }
  if (compiler.isNamespaceExport(clause)) {
    const from = slot(writer);
    if (specifier !== null) importName(writer, from, specifier, '');
    return exportValue(writer, node, clause.name.text, from);
  }
  for (const { name, propertyName } of clause.elements) {
    const local = (propertyName ?? name).text;
    if (specifier === null) exportNamed(writer, node, local, name.text);
    else {
      const from = slot(writer);
      importName(writer, from, specifier, local);
      exportValue(writer, node, name.text, from);
    }
  }
}

/** `export default x`, `export = x` */
export function readExportAssignment(writer: FactsWriter, node: ts.ExportAssignment): void {
  const from = writer.value(node.expression);
  if (node.isExportEquals === true) copy(writer, writer.facts.moduleExports, from);
  else exportValue(writer, node, 'default', from);
}

/** `export` before a declaration. */
export function readExport(writer: FactsWriter, node: ts.Statement): void {
  const { compiler } = writer;
  if (!compiler.canHaveModifiers(node)) return;
  const modifiers = new Set(compiler.getModifiers(node)?.map(({ kind }) => kind));
  if (!modifiers.has(compiler.SyntaxKind.ExportKeyword)) return;
  if (compiler.isVariableStatement(node)) {
    for (const { name } of node.declarationList.declarations) exportBound(writer, node, name);
    return;
  }
  const { name } = node as ts.DeclarationStatement;
  const local = name !== undefined && compiler.isIdentifier(name) ? name.text : 'default';
  exportNamed(writer, node, local, modifiers.has(compiler.SyntaxKind.DefaultKeyword) ? 'default' : local);
}

function exportBound(writer: FactsWriter, node: ts.Node, name: ts.BindingName): void {
  if (writer.compiler.isIdentifier(name)) return exportNamed(writer, node, name.text, name.text);
  for (const element of name.elements) {
    if (writer.compiler.isBindingElement(element)) exportBound(writer, node, element.name);
  }
}

/** A name stands for a value, a type or both. */
function exportNamed(writer: FactsWriter, node: ts.Node, local: string, name: string): void {
  const value = lookUp(writer.scope, local);
  const type = lookUp(writer.scope, local, 'types');
  exportValue(writer, node, name, value);
  if (type !== value) exportValue(writer, node, name, type);
}

function exportValue(writer: FactsWriter, node: ts.Node, name: string, from: number): void {
  if (from !== -1) emit(writer, Op.store, writer.exportsTo, text(writer, name), from, ...place(writer, node));
}
