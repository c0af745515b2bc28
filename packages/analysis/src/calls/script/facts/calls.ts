import type ts from 'typescript';
import { constantText } from './constant-text.js';
import { emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { callKinds, Op } from './file-facts.js';
import { memberPath } from './recent-members.js';
import { lookUp } from './scope.js';

type KindOfCall = (typeof callKinds)[number];

/** Something that is called with arguments that were read already. */
export interface WrittenCall {
  kind: KindOfCall;
  node: ts.Node;
  callee: number;
  self?: number;
  /** Slots; a spread one as minus two minus it. */
  given: readonly number[];
}

/** Writes a call; the slot of its result. */
export function writeCall(writer: FactsWriter, { kind, node, callee, self = -1, given }: WrittenCall): number {
  const to = slot(writer);
  writer.recent.clear();
  emit(writer, Op.call, callKinds.indexOf(kind), ...place(writer, node), to, callee, self, ...given);
  writer.callCount += 1;
  return to;
}

/** `f()`, `a.m()`, `a[k]()`, `super()`, `import()`, `require()`. */
export function readCall(writer: FactsWriter, node: ts.CallExpression): number {
  const { compiler } = writer;
  const callee = bare(writer, node.expression);
  const imported = readImport(writer, node, callee);
  if (imported !== null) return imported;
  if (callee.kind === compiler.SyntaxKind.SuperKeyword) {
    return writeCall(writer, { kind: 'implicit', node, callee: writer.superClass, self: writer.self, given: readArguments(writer, node.arguments) });
  }
  const name = compiler.isPropertyAccessExpression(callee) ? callee.name.text : compiler.isElementAccessExpression(callee) ? constantText(compiler, callee.argumentExpression) : null;
  if (name !== null && 'expression' in callee) return readMethodCall(writer, node, callee as ts.PropertyAccessExpression | ts.ElementAccessExpression, name);
  if (compiler.isElementAccessExpression(callee)) {
    const object = writer.value(callee.expression);
    const key = writer.value(callee.argumentExpression);
    const function_ = slot(writer);
    if (object !== -1) emit(writer, Op.loadAny, function_, object, key, ...place(writer, node));
    return writeCall(writer, { kind: 'call', node, callee: function_, self: object, given: readArguments(writer, node.arguments) });
  }
  const value = writer.value(callee);
  const given = readArguments(writer, node.arguments);
  if (!compiler.isFunctionLike(callee)) writer.callees.set(writer.callCount, callee);
  return writeCall(writer, { kind: 'call', node, callee: value, given });
}

function readMethodCall(writer: FactsWriter, node: ts.CallExpression, callee: ts.PropertyAccessExpression | ts.ElementAccessExpression, name: string): number {
  const { compiler } = writer;
  const object = writer.value(callee.expression);
  const given = readArguments(writer, node.arguments);
  if (callee.expression.kind === compiler.SyntaxKind.SuperKeyword) {
    const function_ = slot(writer);
    if (object !== -1) emit(writer, Op.load, function_, object, text(writer, name), ...place(writer, node));
    return writeCall(writer, { kind: 'call', node, callee: function_, self: writer.self, given });
  }
  const recent = given.length === 0 ? writer.recent.get(memberPath(writer, callee.expression, name) ?? '') : undefined;
  if (recent !== undefined) return writeCall(writer, { kind: 'call', node, callee: recent, self: object, given });
  const to = slot(writer);
  writer.recent.clear();
  emit(writer, Op.method, callKinds.indexOf('call'), writer.owner, lineOfName(writer, callee), to, object, text(writer, name), ...given);
  writer.callees.set(writer.callCount, callee);
  writer.callCount += 1;
  return to;
}

/** `new C()`. */
export function readNew(writer: FactsWriter, node: ts.NewExpression): number {
  const callee = writer.value(node.expression);
  const given = readArguments(writer, node.arguments ?? []);
  writer.callees.set(writer.callCount, node.expression);
  return writeCall(writer, { kind: 'construct', node, callee, given });
}

/** A tagged template: the tag is called with the texts and what is between them. */
export function readTagged(writer: FactsWriter, node: ts.TaggedTemplateExpression): number {
  const { compiler } = writer;
  const given = compiler.isTemplateExpression(node.template) ? node.template.templateSpans.map((span) => writer.value(span.expression)) : [];
  const tag = bare(writer, node.tag);
  const self = compiler.isPropertyAccessExpression(tag) ? writer.value(tag.expression) : -1;
  const callee = writer.value(tag);
  writer.callees.set(writer.callCount, tag);
  return writeCall(writer, { kind: 'implicit', node, callee, self, given: [-1, ...given] });
}

/** The slots of arguments. */
export function readArguments(writer: FactsWriter, nodes: readonly ts.Expression[]): number[] {
  return nodes.map((node) => {
    if (!writer.compiler.isSpreadElement(node)) return writer.value(node);
    const all = writer.value(node.expression);
    // A spread nothing is nothing; -1 would be its own complement's neighbour.
    return all === -1 ? -1 : -2 - all;
  });
}

/** What `import('x')` and `require('x')` give, or `null`: it is another call. */
function readImport(writer: FactsWriter, node: ts.CallExpression, callee: ts.Expression): number | null {
  const { compiler } = writer;
  const isImport = callee.kind === compiler.SyntaxKind.ImportKeyword;
  const isRequire = compiler.isIdentifier(callee) && callee.text === 'require' && lookUp(writer.scope, 'require') === -1;
  const [first] = node.arguments;
  if ((!isImport && !isRequire) || first === undefined) return null;
  const specifier = constantText(compiler, first);
  if (specifier === null) {
    readArguments(writer, node.arguments);
    return isImport ? -1 : null;
  }
  const module = slot(writer);
  emit(writer, Op.import, module, text(writer, specifier), text(writer, ''));
  if (isRequire) return module;
  const to = slot(writer);
  emit(writer, Op.promise, to, module);
  return to;
}

/** Without brackets and assertions: `(a.m)()`, `a.m!()`. */
function bare(writer: FactsWriter, node: ts.Expression): ts.Expression {
  const { compiler } = writer;
  let at = node;
  while (compiler.isParenthesizedExpression(at) || compiler.isNonNullExpression(at) || compiler.isAsExpression(at)) at = at.expression;
  return at;
}

/** In a chain over many lines, each call is on the line of its name. */
function lineOfName(writer: FactsWriter, callee: ts.PropertyAccessExpression | ts.ElementAccessExpression): number {
  const name = writer.compiler.isPropertyAccessExpression(callee) ? callee.name : callee.argumentExpression;
  return writer.file.getLineAndCharacterOfPosition(name.getStart(writer.file)).line + 1;
}

