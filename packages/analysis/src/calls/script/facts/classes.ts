import type ts from 'typescript';
import { writeCall } from './calls.js';
import { propertyName } from './constant-text.js';
import { addClass, addFunction, emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op, type FunctionFact } from './file-facts.js';
import { inCode } from './functions.js';
import { store } from './literals.js';
import { typeNamed } from './types.js';

/** A class that is being read. */
interface ReadClass {
  /** Slots. */
  value: number;
  prototype: number;
  parent: number;
  instance: number;
  /** What `super` reads from in methods of instances. */
  superObject: number;
  construct: FunctionFact;
  constructNumber: number;
}

/** Reads a class; the slot that holds it. */
export function readClass(writer: FactsWriter, node: ts.ClassLikeDeclaration): number {
  const { compiler, facts } = writer;
  const name = writer.names.qualified(node);
  const clause = (token: ts.SyntaxKind): readonly ts.ExpressionWithTypeArguments[] => node.heritageClauses?.find((each) => each.token === token)?.types ?? [];
  const [extended] = clause(compiler.SyntaxKind.ExtendsKeyword);
  const parent = extended === undefined ? -1 : writer.value(extended.expression);
  const [value, prototype, instance, superObject] = [slot(writer), slot(writer), slot(writer), parent === -1 ? -1 : slot(writer)];
  if (superObject !== -1) emit(writer, Op.load, superObject, parent, text(writer, 'prototype'), ...place(writer, node));
  const declared = node.members.find((member): member is ts.ConstructorDeclaration => compiler.isConstructorDeclaration(member) && member.body !== undefined);
  const start = node.getStart(writer.file);
  const construct = declared === undefined ? addFunction(writer, node, { name, kind: 'class' }) : facts.functions.length;
  const abstract = compiler.getModifiers(node)?.some(({ kind }) => kind === compiler.SyntaxKind.AbstractKeyword) ?? false;
  emit(writer, Op.class, value, addClass(writer, { name, start, construct, declared: declared !== undefined, abstract, parent, prototype }));
  emit(writer, Op.instance, instance, value);
  if (node.name !== undefined && compiler.isClassExpression(node)) writer.scope.values.set(node.name.text, value);
  if (declared !== undefined) writer.code(declared, { superObject, superClass: parent, kind: 'constructor' });
  const fact = facts.functions[construct];
  if (fact === undefined) return value;
  emit(writer, Op.home, fact.self, instance);
  const read: ReadClass = { value, prototype, parent, instance, superObject, construct: fact, constructNumber: construct };
  for (const member of node.members) readMember(writer, member, read);
  for (const { expression } of clause(compiler.SyntaxKind.ImplementsKeyword)) {
    const type = typeNamed(writer, expression);
    if (type !== -1) emit(writer, Op.implements, value, type);
  }
  readDecorators(writer, node, value);
  return value;
}

function readMember(writer: FactsWriter, member: ts.ClassElement, read: ReadClass): void {
  const { compiler, facts } = writer;
  const isStatic = compiler.canHaveModifiers(member) && (compiler.getModifiers(member)?.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword) ?? false);
  const object = isStatic ? read.value : read.prototype;
  const superObject = isStatic ? read.parent : read.superObject;
  if (compiler.isMethodDeclaration(member) || compiler.isAccessor(member)) {
    if (member.body === undefined) return;
    const number = writer.code(member, { superObject });
    const function_ = slot(writer);
    emit(writer, Op.function, function_, number);
    emit(writer, Op.home, facts.functions[number]?.self ?? 0, isStatic ? read.value : read.instance);
    if (compiler.isMethodDeclaration(member)) store(writer, object, member.name, function_);
    else {
      const name = propertyName(compiler, member.name);
      if (name !== null) emit(writer, Op.accessor, object, text(writer, name), function_, compiler.isSetAccessor(member) ? 1 : 0);
    }
    readDecorators(writer, member, function_);
    for (const parameter of member.parameters) readDecorators(writer, parameter, -1);
  } else if (compiler.isPropertyDeclaration(member)) {
    readField(writer, member, read, isStatic);
    readDecorators(writer, member, -1);
  } else if (compiler.isClassStaticBlockDeclaration(member)) {
    inCode(writer, { owner: writer.owner, self: read.value, superObject: read.parent, superClass: -1 }, () => writer.statements(member.body.statements));
  }
}

/** The value of a field is worked out by the constructor; that of a static one where the class is. */
function readField(writer: FactsWriter, member: ts.PropertyDeclaration, read: ReadClass, isStatic: boolean): void {
  const self = isStatic ? read.value : read.construct.self;
  const code = { owner: isStatic ? writer.owner : read.constructNumber, self, superObject: isStatic ? read.parent : read.superObject, superClass: -1 };
  inCode(writer, code, () => {
    if (member.initializer !== undefined) store(writer, self, member.name, writer.value(member.initializer));
    const name = propertyName(writer.compiler, member.name);
    const declared = writer.instances(member.type);
    if (declared !== -1 && name !== null) emit(writer, Op.declaredField, self, text(writer, name), declared);
  });
}

/** A decorator is called with what it decorates. */
function readDecorators(writer: FactsWriter, node: ts.Node, decorated: number): void {
  if (!writer.compiler.canHaveDecorators(node)) return;
  for (const { expression } of writer.compiler.getDecorators(node) ?? []) {
    const callee = writer.value(expression);
    writeCall(writer, { kind: 'implicit', node: expression, callee, given: [decorated] });
  }
}
