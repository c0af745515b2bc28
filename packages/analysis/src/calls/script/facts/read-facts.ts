import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';
import { assignTo } from './assignments.js';
import { readClass } from './classes.js';
import { createCodeNames } from './code-names.js';
import { readExpression } from './expressions.js';
import { addFunction, emit, slot, text, type FactsWriter } from './facts-writer.js';
import { Op, type FileFacts } from './file-facts.js';
import { readCode } from './functions.js';
import { readNameUses } from './name-uses.js';
import { declare, declareStatements, declareVars, innerScope } from './scope.js';
import { readStatements } from './statements.js';
import { readInstances } from './types.js';

/** What a file does with functions, and the calls whose callee a checker may know. */
export interface ReadFacts {
  facts: FileFacts;
  callees: ReadonlyMap<number, ts.Expression>;
}

/** Reads a file whose nodes know their parents. Throws a RangeError where it is nested too deeply. */
export function readFacts(compiler: Compiler, file: ts.SourceFile): ReadFacts {
  const facts: FileFacts = { slots: 0, texts: [], ops: [], functions: [], classes: [], exports: 0, moduleExports: 0, commonJs: false, script: false };
  const writer: FactsWriter = {
    compiler,
    file,
    names: createCodeNames(compiler, file),
    facts,
    textNumbers: new Map(),
    scope: innerScope(null, true),
    owner: 0,
    self: -1,
    superObject: -1,
    superClass: -1,
    exportsTo: -1,
    thrown: -1,
    uses: readNameUses(compiler, file),
    recent: new Map(),
    branches: 0,
    held: new Set(),
    callees: new Map(),
    callCount: 0,
    value: (node) => readExpression(writer, node),
    code: (node, context) => readCode(writer, node, context),
    class: (node) => readClass(writer, node),
    statements: (nodes) => {
      declareStatements(writer, nodes);
      readStatements(writer, nodes);
    },
    assign: (target, from) => assignTo(writer, target, from),
    instances: (type) => readInstances(writer, type),
  };
  const { result } = facts.functions[addFunction(writer, file, { name: '', kind: 'module', line: 1 })] ?? { result: 0 };
  writer.thrown = result;
  readModule(writer, file);
  return { facts, callees: writer.callees };
}

function readModule(writer: FactsWriter, file: ts.SourceFile): void {
  const { compiler, facts, scope } = writer;
  const isModule = file.statements.some((statement) => isModuleStatement(compiler, statement));
  facts.exports = slot(writer);
  facts.moduleExports = slot(writer);
  facts.commonJs = !isModule && /\bexports\b/.test(file.text);
  facts.script = !isModule && !facts.commonJs && !/\brequire\s*\(/.test(file.text);
  emit(writer, Op.object, facts.exports);
  emit(writer, Op.copy, facts.moduleExports, facts.exports);
  writer.exportsTo = facts.exports;
  if (facts.commonJs) {
    const module = declare(writer, 'module', scope);
    emit(writer, Op.object, module);
    emit(writer, Op.store, module, text(writer, 'exports'), facts.exports, 0, 1);
    emit(writer, Op.load, facts.moduleExports, module, text(writer, 'exports'), 0, 1);
    scope.values.set('exports', facts.exports);
    writer.self = facts.exports;
  }
  declareVars(writer, file);
  writer.statements(file.statements);
  if (!facts.script) return;
  for (const [name, value] of scope.values) emit(writer, Op.setGlobal, text(writer, name), value);
}

function isModuleStatement(compiler: Compiler, statement: ts.Statement): boolean {
  if (compiler.isImportDeclaration(statement) || compiler.isExportDeclaration(statement) || compiler.isExportAssignment(statement)) return true;
  if (compiler.isImportEqualsDeclaration(statement)) return true;
  return compiler.canHaveModifiers(statement) && (compiler.getModifiers(statement)?.some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword) ?? false);
}
