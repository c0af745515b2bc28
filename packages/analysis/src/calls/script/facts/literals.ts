import type ts from 'typescript';
import { propertyName } from './constant-text.js';
import { emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { readName } from './name.js';

/** `{ … }` */
export function readObject(writer: FactsWriter, node: ts.ObjectLiteralExpression): number {
  const { compiler } = writer;
  const to = slot(writer);
  emit(writer, Op.object, to);
  const superObject = slot(writer);
  emit(writer, Op.load, superObject, to, text(writer, '__proto__'), ...place(writer, node));
  for (const property of node.properties) {
    if (compiler.isSpreadAssignment(property)) {
      const from = writer.value(property.expression);
      if (from !== -1) emit(writer, Op.spread, to, from);
    } else if (compiler.isShorthandPropertyAssignment(property)) store(writer, to, property.name, readName(writer, property.name.text));
    else if (compiler.isPropertyAssignment(property)) readAssignment(writer, to, property);
    else {
      const number = writer.code(property, { superObject });
      const function_ = slot(writer);
      emit(writer, Op.function, function_, number);
      emit(writer, Op.home, writer.facts.functions[number]?.self ?? 0, to);
      if (compiler.isMethodDeclaration(property)) store(writer, to, property.name, function_);
      else {
        const name = propertyName(compiler, property.name);
        if (name !== null) emit(writer, Op.accessor, to, text(writer, name), function_, compiler.isSetAccessor(property) ? 1 : 0);
      }
    }
  }
  return to;
}

function readAssignment(writer: FactsWriter, to: number, property: ts.PropertyAssignment): void {
  const { compiler } = writer;
  const from = writer.value(property.initializer);
  if (propertyName(compiler, property.name) === '__proto__' && !compiler.isComputedPropertyName(property.name)) {
    if (from !== -1) emit(writer, Op.inherit, to, from);
    return;
  }
  store(writer, to, property.name, from);
}

/** Puts a value under a name that may be computed. */
export function store(writer: FactsWriter, to: number, name: ts.PropertyName, from: number): void {
  const constant = propertyName(writer.compiler, name);
  if (constant !== null) {
    if (from !== -1) emit(writer, Op.store, to, text(writer, constant), from, ...place(writer, name));
    return;
  }
  const key = writer.compiler.isComputedPropertyName(name) ? writer.value(name.expression) : -1;
  if (from !== -1) emit(writer, Op.storeAny, to, key, from);
}

/** `[ … ]` */
export function readArray(writer: FactsWriter, node: ts.ArrayLiteralExpression): number {
  const to = slot(writer);
  emit(writer, Op.array, to);
  let isPositionKnown = true;
  for (const [index, element] of node.elements.entries()) {
    if (writer.compiler.isSpreadElement(element)) {
      isPositionKnown = false;
      const all = writer.value(element.expression);
      const each = slot(writer);
      if (all !== -1) emit(writer, Op.iterate, each, all, ...place(writer, element));
      emit(writer, Op.storeAny, to, -1, each);
    } else {
      const from = writer.value(element);
      if (from === -1) continue;
      if (isPositionKnown && index < 100) emit(writer, Op.store, to, text(writer, String(index)), from, ...place(writer, element));
      else emit(writer, Op.storeAny, to, -1, from);
    }
  }
  return to;
}
