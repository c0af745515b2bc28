import type ts from 'typescript';
import { addClass, copy, emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { lookUp } from './scope.js';

const maxDepth = 6;
const lists = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'IterableIterator', 'AsyncIterable', 'Generator']);
const maps = new Set(['Map', 'ReadonlyMap']);
const sames = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Pick', 'Omit']);

/** The slot of the classes and interfaces that a name means as a type, or -1. */
export function typeNamed(writer: FactsWriter, name: ts.Node): number {
  const { compiler } = writer;
  if (compiler.isIdentifier(name)) return lookUp(writer.scope, name.text, 'types');
  const [outer, inner] = compiler.isQualifiedName(name) ? [name.left, name.right] : compiler.isPropertyAccessExpression(name) ? [name.expression, name.name] : [];
  if (outer === undefined || inner === undefined || !compiler.isIdentifier(outer)) return -1;
  const space = typeNamed(writer, outer);
  if (space === -1) return -1;
  const to = slot(writer);
  emit(writer, Op.load, to, space, text(writer, inner.text), ...place(writer, name));
  return to;
}

/** The slot of instances of a type, as far as it is written with names of classes and interfaces, lists, maps and promises of them; -1 for all else. */
export function readInstances(writer: FactsWriter, type: ts.TypeNode | undefined, depth = 0): number {
  const { compiler } = writer;
  if (type === undefined || depth > maxDepth) return -1;
  if (compiler.isParenthesizedTypeNode(type) || compiler.isTypeOperatorNode(type)) return readInstances(writer, type.type, depth + 1);
  if (compiler.isUnionTypeNode(type) || compiler.isIntersectionTypeNode(type)) return union(writer, type.types.map((each) => readInstances(writer, each, depth + 1)));
  if (compiler.isArrayTypeNode(type)) return list(writer, readInstances(writer, type.elementType, depth + 1));
  if (!compiler.isTypeReferenceNode(type)) return -1;
  const name = compiler.isIdentifier(type.typeName) ? type.typeName.text : '';
  const given = (at: number): number => readInstances(writer, type.typeArguments?.[at], depth + 1);
  const named = typeNamed(writer, type.typeName);
  if (named !== -1) {
    const to = slot(writer);
    emit(writer, Op.instance, to, named);
    return to;
  }
  if (name === 'Promise') return promised(writer, given(0));
  if (sames.has(name)) return given(0);
  if (maps.has(name)) return list(writer, given(1));
  return lists.has(name) ? list(writer, given(0)) : -1;
}

/** `interface A extends B {}` */
export function readInterface(writer: FactsWriter, node: ts.InterfaceDeclaration): void {
  const value = lookUp(writer.scope, node.name.text, 'types');
  const extended = (node.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => typeNamed(writer, expression)));
  const fact = { name: writer.names.qualified(node), start: node.getStart(writer.file), construct: -1, declared: false, abstract: true, parent: union(writer, extended), prototype: slot(writer) };
  emit(writer, Op.class, value, addClass(writer, fact));
}

/** `type A = B | C`: all that it names. */
export function readAlias(writer: FactsWriter, node: ts.TypeAliasDeclaration): void {
  const { compiler } = writer;
  const to = lookUp(writer.scope, node.name.text, 'types');
  const start = node.getStart(writer.file);
  if (compiler.isTypeLiteralNode(node.type)) {
    emit(writer, Op.class, to, addClass(writer, { name: writer.names.qualified(node), start, construct: -1, declared: false, abstract: true, parent: -1, prototype: slot(writer) }));
  }
  const parts = compiler.isUnionTypeNode(node.type) || compiler.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
  for (const part of parts) {
    if (compiler.isTypeReferenceNode(part)) copy(writer, to, typeNamed(writer, part.typeName));
  }
}

function union(writer: FactsWriter, from: readonly number[]): number {
  const some = from.filter((each) => each !== -1);
  if (some.length === 0) return -1;
  const to = slot(writer);
  for (const each of some) copy(writer, to, each);
  return to;
}

function list(writer: FactsWriter, element: number): number {
  if (element === -1) return -1;
  const to = slot(writer);
  emit(writer, Op.array, to);
  emit(writer, Op.storeAny, to, -1, element);
  return to;
}

function promised(writer: FactsWriter, value: number): number {
  if (value === -1) return -1;
  const to = slot(writer);
  emit(writer, Op.promise, to, value);
  return to;
}
