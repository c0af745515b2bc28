import type ts from 'typescript';
import { copy, emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { giveBack } from './functions.js';
import { readExport, readExportAssignment, readExports, readImportEquals, readImports } from './modules.js';
import { maybe } from './recent-members.js';
import { declareBound, declareList, declareStatements, innerScope, lookUp } from './scope.js';
import { readAlias, readInterface, typeNamed } from './types.js';

/** Reads statements whose names are declared already. */
export function readStatements(writer: FactsWriter, nodes: readonly ts.Statement[]): void {
  for (const node of nodes) readStatement(writer, node);
}

function readStatement(writer: FactsWriter, node: ts.Node): void {
  const { compiler } = writer;
  if (compiler.isExpressionStatement(node)) writer.value(node.expression);
  else if (compiler.isVariableStatement(node)) {
    readVariables(writer, node.declarationList);
    readExport(writer, node);
  } else if (compiler.isFunctionDeclaration(node)) readFunction(writer, node);
  else if (compiler.isClassDeclaration(node)) {
    copy(writer, lookUp(writer.scope, node.name?.text ?? 'default'), writer.class(node));
    readExport(writer, node);
  } else if (compiler.isReturnStatement(node)) {
    if (node.expression !== undefined) giveBack(writer, node.expression);
  } else if (compiler.isBlock(node)) readBlock(writer, node.statements);
  else if (compiler.isForOfStatement(node)) maybe(writer, () => readForOf(writer, node));
  else if (compiler.isForInStatement(node)) maybe(writer, () => readForIn(writer, node));
  else if (compiler.isForStatement(node)) {
    inBlock(writer, () => {
      if (node.initializer !== undefined) readInitializer(writer, node.initializer);
      maybe(writer, () => {
        for (const part of [node.condition, node.incrementor]) if (part !== undefined) writer.value(part);
        readStatement(writer, node.statement);
      });
    });
  } else if (compiler.isTryStatement(node)) maybe(writer, () => readTry(writer, node));
  else if (compiler.isThrowStatement(node)) copy(writer, writer.thrown, writer.value(node.expression));
  else if (compiler.isCaseBlock(node)) maybe(writer, () => readCases(writer, node));
  else if (compiler.isImportDeclaration(node)) readImports(writer, node);
  else if (compiler.isImportEqualsDeclaration(node)) readImportEquals(writer, node);
  else if (compiler.isExportDeclaration(node)) readExports(writer, node);
  else if (compiler.isExportAssignment(node)) readExportAssignment(writer, node);
  else if (compiler.isInterfaceDeclaration(node)) {
    readInterface(writer, node);
    readExport(writer, node);
  } else if (compiler.isTypeAliasDeclaration(node)) {
    readAlias(writer, node);
    readExport(writer, node);
  } else if (compiler.isEnumDeclaration(node)) readEnum(writer, node);
  else if (compiler.isModuleDeclaration(node)) readNamespace(writer, node);
  else maybe(writer, () => compiler.forEachChild(node, (child) => (compiler.isExpression(child) ? void writer.value(child) : readStatement(writer, child))));
}

function readFunction(writer: FactsWriter, node: ts.FunctionDeclaration): void {
  if (node.body === undefined) return;
  const to = lookUp(writer.scope, node.name?.text ?? 'default');
  const number = writer.code(node);
  if (to !== -1) emit(writer, Op.function, to, number);
  readExport(writer, node);
}

function readVariables(writer: FactsWriter, list: ts.VariableDeclarationList): void {
  for (const { name, initializer, type } of list.declarations) {
    const from = initializer === undefined ? -1 : writer.value(initializer);
    const declared = writer.instances(type);
    const named = from !== -1 && type !== undefined && writer.compiler.isTypeReferenceNode(type) ? typeNamed(writer, type.typeName) : -1;
    if (named !== -1) emit(writer, Op.implements, from, named);
    if (declared === -1) writer.assign(name, from);
    else {
      const to = slot(writer);
      copy(writer, to, from);
      emit(writer, Op.declared, to, declared);
      writer.assign(name, to);
    }
  }
}

function readBlock(writer: FactsWriter, statements: readonly ts.Statement[]): void {
  inBlock(writer, () => {
    declareStatements(writer, statements);
    readStatements(writer, statements);
  });
}

function inBlock(writer: FactsWriter, work: () => void): void {
  const { scope } = writer;
  writer.scope = innerScope(scope, false);
  work();
  writer.scope = scope;
}

function readInitializer(writer: FactsWriter, node: ts.ForInitializer): void {
  if (!writer.compiler.isVariableDeclarationList(node)) return void writer.value(node);
  declareList(writer, node, writer.scope);
  readVariables(writer, node);
}

function readForOf(writer: FactsWriter, node: ts.ForOfStatement): void {
  inBlock(writer, () => {
    const from = writer.value(node.expression);
    const each = slot(writer);
    if (from !== -1) emit(writer, Op.iterate, each, from, ...place(writer, node));
    let element = each;
    if (node.awaitModifier !== undefined) {
      element = slot(writer);
      emit(writer, Op.await, element, each);
    }
    assignLoop(writer, node, element);
  });
}

function readForIn(writer: FactsWriter, node: ts.ForInStatement): void {
  inBlock(writer, () => {
    const from = writer.value(node.expression);
    const key = slot(writer);
    if (from !== -1) emit(writer, Op.keys, key, from);
    assignLoop(writer, node, key);
  });
}

function assignLoop(writer: FactsWriter, node: ts.ForOfStatement | ts.ForInStatement, from: number): void {
  if (writer.compiler.isVariableDeclarationList(node.initializer)) declareList(writer, node.initializer, writer.scope);
  writer.assign(node.initializer, from);
  readStatement(writer, node.statement);
}

/** What is thrown anywhere within arrives at the `catch`; from called functions, nothing does. */
function readTry(writer: FactsWriter, node: ts.TryStatement): void {
  const { thrown } = writer;
  writer.thrown = slot(writer);
  readBlock(writer, node.tryBlock.statements);
  const caught = writer.thrown;
  writer.thrown = thrown;
  const { catchClause } = node;
  if (catchClause !== undefined) {
    inBlock(writer, () => {
      if (catchClause.variableDeclaration !== undefined) {
        declareBound(writer, catchClause.variableDeclaration.name);
        writer.assign(catchClause.variableDeclaration.name, caught);
      }
      readBlock(writer, catchClause.block.statements);
    });
  }
  if (node.finallyBlock !== undefined) readBlock(writer, node.finallyBlock.statements);
}

function readCases(writer: FactsWriter, node: ts.CaseBlock): void {
  inBlock(writer, () => {
    for (const clause of node.clauses) declareStatements(writer, clause.statements);
    for (const clause of node.clauses) {
      if (writer.compiler.isCaseClause(clause)) writer.value(clause.expression);
      readStatements(writer, clause.statements);
    }
  });
}

function readEnum(writer: FactsWriter, node: ts.EnumDeclaration): void {
  const to = lookUp(writer.scope, node.name.text);
  emit(writer, Op.object, to);
  for (const member of node.members) {
    const from = member.initializer === undefined ? -1 : writer.value(member.initializer);
    if (from !== -1 && !writer.compiler.isComputedPropertyName(member.name)) emit(writer, Op.store, to, text(writer, member.name.text), from, ...place(writer, member));
  }
  readExport(writer, node);
}

/** A namespace is an object with what it exports; `declare module 'x'` adds to another and holds no code. */
function readNamespace(writer: FactsWriter, node: ts.ModuleDeclaration): void {
  const { compiler } = writer;
  if (node.body === undefined || !compiler.isIdentifier(node.name)) return;
  const to = lookUp(writer.scope, node.name.text);
  if (to === -1) return;
  emit(writer, Op.object, to);
  const { exportsTo } = writer;
  writer.exportsTo = to;
  if (compiler.isModuleBlock(node.body)) readBlock(writer, node.body.statements);
  else if (compiler.isModuleDeclaration(node.body)) {
    const inner = node.body;
    inBlock(writer, () => {
      declareStatements(writer, [inner]);
      readNamespace(writer, inner);
      if (compiler.isIdentifier(inner.name)) emit(writer, Op.store, to, text(writer, inner.name.text), lookUp(writer.scope, inner.name.text), ...place(writer, inner));
    });
  }
  writer.exportsTo = exportsTo;
  readExport(writer, node);
}
