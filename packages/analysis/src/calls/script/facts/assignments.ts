import type ts from 'typescript';
import { constantText, propertyName } from './constant-text.js';
import { copy, emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { forgetName, noteMember } from './recent-members.js';
import { lookUp, type Scope } from './scope.js';

/** Gives what is in a slot to a name, a property or a pattern, in a declaration as well as in an assignment. */
export function assignTo(writer: FactsWriter, target: ts.Node, from: number): void {
  const { compiler } = writer;
  if (compiler.isIdentifier(target)) return assignName(writer, target.text, from);
  if (compiler.isPropertyAccessExpression(target)) return storeMember(writer, target, target.expression, target.name.text, from);
  if (compiler.isElementAccessExpression(target)) {
    const constant = constantText(compiler, target.argumentExpression);
    if (constant !== null) return storeMember(writer, target, target.expression, constant, from);
    const object = writer.value(target.expression);
    const key = writer.value(target.argumentExpression);
    if (object !== -1 && from !== -1) emit(writer, Op.storeAny, object, key, from);
  } else if (compiler.isObjectBindingPattern(target)) {
    for (const element of target.elements) assignPart(writer, element, from);
  } else if (compiler.isArrayBindingPattern(target)) {
    for (const [index, element] of target.elements.entries()) {
      if (compiler.isBindingElement(element)) assignElement(writer, { target: element.name, isRest: element.dotDotDotToken !== undefined, initial: element.initializer }, from, index);
    }
  } else if (compiler.isObjectLiteralExpression(target)) {
    for (const property of target.properties) assignProperty(writer, property, from);
  } else if (compiler.isArrayLiteralExpression(target)) {
    for (const [index, element] of target.elements.entries()) {
      const isRest = compiler.isSpreadElement(element);
      assignElement(writer, { target: isRest ? element.expression : element, isRest, initial: undefined }, from, index);
    }
  } else if (compiler.isBinaryExpression(target)) {
    assignTo(writer, target.left, withInitial(writer, from, target.right));
  } else if (compiler.isParenthesizedExpression(target) || compiler.isNonNullExpression(target) || compiler.isAsExpression(target)) {
    assignTo(writer, target.expression, from);
  } else if (compiler.isVariableDeclarationList(target)) {
    for (const { name } of target.declarations) assignTo(writer, name, from);
  }
}

function assignName(writer: FactsWriter, name: string, from: number): void {
  if (from === -1) return;
  forgetName(writer, name);
  const to = lookUp(writer.scope, name);
  if (to === -1) emit(writer, Op.setGlobal, text(writer, name), from);
  else if (writer.branches > 0 || !writer.held.has(to) || writer.uses.shared.has(name)) {
    writer.held.add(to);
    copy(writer, to, from);
  } else renew(writer, name, from);
}

/** From here on, a variable that only this code knows holds something else. What is exported keeps all that it ever held. */
function renew(writer: FactsWriter, name: string, from: number): void {
  let scope: Scope | null = writer.scope;
  while (scope !== null && !scope.values.has(name)) scope = scope.parent;
  const before = scope?.values.get(name);
  if (scope === null || before === undefined) return;
  const to = slot(writer);
  writer.held.add(to);
  scope.values.set(name, to);
  copy(writer, to, from);
  if (writer.owner === 0 && !writer.facts.script) copy(writer, before, to);
}

function storeMember(writer: FactsWriter, node: ts.Node, object: ts.Expression, name: string, from: number): void {
  const to = writer.value(object);
  if (to === -1) return;
  // Also a value that is nothing to us is handed to a setter.
  emit(writer, Op.store, to, text(writer, name), from === -1 ? slot(writer) : from, ...place(writer, node));
  noteMember(writer, object, name, from);
}

function assignPart(writer: FactsWriter, element: ts.BindingElement, from: number): void {
  const { compiler } = writer;
  if (element.dotDotDotToken !== undefined) return assignTo(writer, element.name, from);
  const name = element.propertyName ?? element.name;
  if (compiler.isObjectBindingPattern(name) || compiler.isArrayBindingPattern(name)) return;
  assignTo(writer, element.name, withInitial(writer, readPart(writer, name, from), element.initializer));
}

function assignProperty(writer: FactsWriter, property: ts.ObjectLiteralElementLike, from: number): void {
  const { compiler } = writer;
  if (compiler.isSpreadAssignment(property)) assignTo(writer, property.expression, from);
  else if (compiler.isShorthandPropertyAssignment(property)) {
    assignTo(writer, property.name, withInitial(writer, readPart(writer, property.name, from), property.objectAssignmentInitializer));
  } else if (compiler.isPropertyAssignment(property)) assignTo(writer, property.initializer, readPart(writer, property.name, from));
}

/** The property of what is taken apart. */
function readPart(writer: FactsWriter, name: ts.PropertyName, from: number): number {
  const constant = propertyName(writer.compiler, name);
  const key = constant === null && writer.compiler.isComputedPropertyName(name) ? writer.value(name.expression) : -1;
  if (from === -1) return -1;
  const to = slot(writer);
  if (constant === null) emit(writer, Op.loadAny, to, from, key, ...place(writer, name));
  else emit(writer, Op.load, to, from, text(writer, constant), ...place(writer, name));
  return to;
}

function assignElement(writer: FactsWriter, { target, isRest, initial }: { target: ts.Node; isRest: boolean; initial: ts.Expression | undefined }, from: number, index: number): void {
  if (from === -1) return assignTo(writer, target, withInitial(writer, -1, initial));
  const to = slot(writer);
  if (isRest) {
    const each = slot(writer);
    emit(writer, Op.iterate, each, from, ...place(writer, target));
    emit(writer, Op.array, to);
    emit(writer, Op.storeAny, to, -1, each);
  } else emit(writer, Op.element, to, from, index, ...place(writer, target));
  assignTo(writer, target, withInitial(writer, to, initial));
}

function withInitial(writer: FactsWriter, from: number, initial: ts.Expression | undefined): number {
  if (initial === undefined) return from;
  const to = slot(writer);
  copy(writer, to, from);
  copy(writer, to, writer.value(initial));
  return to;
}
