import type ts from 'typescript';
import { addFunction, copy, emit, lineOf, slot, text, type CodeContext, type FactsWriter } from './facts-writer.js';
import { Op, type FunctionFact } from './file-facts.js';
import { declareBound, declareStatements, declareVars, innerScope } from './scope.js';

/** Reads a function with all that is within. */
export function readCode(writer: FactsWriter, node: ts.FunctionLikeDeclaration, context: Partial<CodeContext> = {}): number {
  const { compiler, facts } = writer;
  const isArrow = compiler.isArrowFunction(node);
  const isAsync = compiler.canHaveModifiers(node) && (compiler.getModifiers(node)?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword) ?? false);
  const isGenerator = 'asteriskToken' in node && node.asteriskToken !== undefined;
  const number = addFunction(writer, node, {
    name: context.name ?? writer.names.qualified(node),
    kind: context.kind ?? kindOf(writer, node),
    arrow: isArrow,
    async: isAsync,
    generator: isGenerator,
    yields: isGenerator ? slot(writer) : -1,
    all: isArrow || !mentionsArguments(writer, node) ? -1 : slot(writer),
  });
  const fact = facts.functions[number];
  if (fact === undefined) return number;
  if (isArrow) fact.self = writer.self;
  const { superObject = isArrow ? writer.superObject : -1, superClass = isArrow ? writer.superClass : -1 } = context;
  inCode(writer, { owner: number, self: fact.self, superObject, superClass }, () => {
    if (compiler.isFunctionExpression(node) && node.name !== undefined) {
      const own = slot(writer);
      writer.scope.values.set(node.name.text, own);
      emit(writer, Op.function, own, number);
    }
    readParameters(writer, node.parameters, fact);
    readBody(writer, node);
    const declared = writer.instances(node.type);
    if (declared !== -1) emit(writer, Op.declared, fact.result, declared);
  });
  return number;
}

/** Does something as the code of a function does it, in a scope of its own. */
export function inCode(writer: FactsWriter, code: Pick<FactsWriter, 'owner' | 'self' | 'superObject' | 'superClass'>, work: () => void): void {
  const { scope, owner, self, superObject, superClass, branches, recent } = writer;
  Object.assign(writer, code, { scope: innerScope(scope, true), branches: 0, recent: new Map() });
  work();
  Object.assign(writer, { scope, owner, self, superObject, superClass, branches, recent });
}

function readParameters(writer: FactsWriter, nodes: readonly ts.ParameterDeclaration[], fact: FunctionFact): void {
  const { compiler } = writer;
  const parameters = nodes.filter(({ name }) => !(compiler.isIdentifier(name) && name.text === 'this'));
  for (const parameter of parameters) declareBound(writer, parameter.name);
  for (const parameter of parameters) {
    const given = compiler.isIdentifier(parameter.name) ? (writer.scope.values.get(parameter.name.text) ?? slot(writer)) : slot(writer);
    fact.parameters.push(given);
    fact.rest ||= parameter.dotDotDotToken !== undefined;
    const initial = parameter.initializer === undefined ? -1 : writer.value(parameter.initializer);
    fact.defaults.push(initial);
    if (initial !== -1) emit(writer, Op.declared, given, initial);
    writer.held.add(given);
    const declared = writer.instances(parameter.type);
    if (declared !== -1) emit(writer, Op.declared, given, declared);
    if (!compiler.isIdentifier(parameter.name)) writer.assign(parameter.name, given);
    else if (compiler.isParameterPropertyDeclaration(parameter, parameter.parent)) {
      emit(writer, Op.store, fact.self, text(writer, parameter.name.text), given, writer.owner, lineOf(writer, parameter));
    }
  }
}

function readBody(writer: FactsWriter, node: ts.FunctionLikeDeclaration): void {
  const { body } = node;
  if (body === undefined) return;
  if (!writer.compiler.isBlock(body)) return giveBack(writer, body);
  declareVars(writer, body);
  declareStatements(writer, body.statements);
  writer.statements(body.statements);
}

/** What is returned: a parameter that nobody changes is passed through for each caller alone. */
export function giveBack(writer: FactsWriter, node: ts.Expression): void {
  const fact = writer.facts.functions[writer.owner];
  if (fact === undefined) return;
  const from = writer.value(node);
  const index = writer.compiler.isIdentifier(node) && !writer.uses.assigned.has(node.text) ? fact.parameters.indexOf(from) : -1;
  const isPassed = index !== -1 && !fact.async && !fact.generator && fact.defaults[index] === -1 && !(fact.rest && index === fact.parameters.length - 1);
  if (!isPassed) copy(writer, fact.result, from);
  else if (!fact.passes.includes(index)) fact.passes.push(index);
}

function kindOf({ compiler, names }: FactsWriter, node: ts.FunctionLikeDeclaration): FunctionFact['kind'] {
  if (compiler.isMethodDeclaration(node) || compiler.isAccessor(node)) return 'method';
  if (names.own(node) === null) return 'anonymous';
  return compiler.isPropertyDeclaration(node.parent) ? 'method' : 'function';
}

/** Whether the function may use its `arguments`: believed of its text, which costs less than to look. */
function mentionsArguments({ file }: FactsWriter, node: ts.Node): boolean {
  const at = file.text.indexOf('arguments', node.pos);
  return at !== -1 && at < node.end;
}
