import type ts from 'typescript';
import { readCall, readNew, readTagged } from './calls.js';
import { constantText } from './constant-text.js';
import { copy, emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { readElement } from './jsx.js';
import { readName } from './name.js';
import { maybe, memberPath } from './recent-members.js';
import { readArray, readObject } from './literals.js';

/** Reads an expression. */
export function readExpression(writer: FactsWriter, node: ts.Node): number {
  const { compiler } = writer;
  const { SyntaxKind } = compiler;
  if (compiler.isIdentifier(node)) return readName(writer, node.text);
  if (compiler.isPropertyAccessExpression(node)) return readProperty(writer, node, node.expression, node.name.text);
  if (compiler.isCallExpression(node)) return readCall(writer, node);
  if (compiler.isStringLiteralLike(node)) return readText(writer, node.text);
  if (compiler.isArrowFunction(node) || compiler.isFunctionExpression(node)) return readFunction(writer, node);
  if (compiler.isObjectLiteralExpression(node)) return readObject(writer, node);
  if (compiler.isArrayLiteralExpression(node)) return readArray(writer, node);
  if (compiler.isBinaryExpression(node)) return readBinary(writer, node);
  if (compiler.isParenthesizedExpression(node) || compiler.isNonNullExpression(node)) return writer.value(node.expression);
  if (compiler.isAsExpression(node) || compiler.isTypeAssertionExpression(node) || compiler.isSatisfiesExpression(node)) return readAs(writer, node);
  if (node.kind === SyntaxKind.ThisKeyword) return writer.self;
  if (compiler.isNewExpression(node)) return readNew(writer, node);
  if (compiler.isConditionalExpression(node)) {
    writer.value(node.condition);
    return maybe(writer, () => union(writer, writer.value(node.whenTrue), writer.value(node.whenFalse)));
  }
  if (compiler.isElementAccessExpression(node)) return readIndexed(writer, node);
  if (compiler.isAwaitExpression(node)) return readAwait(writer, node);
  if (compiler.isClassExpression(node)) return writer.class(node);
  if (compiler.isTaggedTemplateExpression(node)) return readTagged(writer, node);
  if (compiler.isYieldExpression(node)) return readYield(writer, node);
  if (compiler.isJsxElement(node) || compiler.isJsxSelfClosingElement(node) || compiler.isJsxFragment(node)) return readElement(writer, node);
  if (node.kind === SyntaxKind.SuperKeyword) return writer.superObject;
  if (compiler.isTypeNode(node)) return -1;
  // What remains gives numbers, truths and texts; what is within may call.
  compiler.forEachChild(node, (child) => {
    if (!compiler.isToken(child) || compiler.isIdentifier(child)) writer.value(child);
  });
  return -1;
}

function readText(writer: FactsWriter, written: string): number {
  if (written.length > 60) return -1;
  const to = slot(writer);
  emit(writer, Op.text, to, text(writer, written));
  return to;
}

function readFunction(writer: FactsWriter, node: ts.FunctionLikeDeclaration): number {
  const to = slot(writer);
  emit(writer, Op.function, to, writer.code(node));
  return to;
}

function readProperty(writer: FactsWriter, node: ts.Node, object: ts.Expression, name: string): number {
  const from = writer.value(object);
  if (from === -1) return -1;
  const recent = writer.recent.get(memberPath(writer, object, name) ?? '');
  if (recent !== undefined) return recent;
  const to = slot(writer);
  emit(writer, Op.load, to, from, text(writer, name), ...place(writer, node));
  return to;
}

function readIndexed(writer: FactsWriter, node: ts.ElementAccessExpression): number {
  const constant = constantText(writer.compiler, node.argumentExpression);
  if (constant !== null) return readProperty(writer, node, node.expression, constant);
  const from = writer.value(node.expression);
  const key = writer.value(node.argumentExpression);
  if (from === -1) return -1;
  const to = slot(writer);
  emit(writer, Op.loadAny, to, from, key, ...place(writer, node));
  return to;
}

function readBinary(writer: FactsWriter, node: ts.BinaryExpression): number {
  const { SyntaxKind } = writer.compiler;
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case SyntaxKind.EqualsToken: {
      const from = writer.value(right);
      writer.assign(left, from);
      return from;
    }
    case SyntaxKind.BarBarEqualsToken:
    case SyntaxKind.AmpersandAmpersandEqualsToken:
    case SyntaxKind.QuestionQuestionEqualsToken: {
      return maybe(writer, () => {
        const from = writer.value(right);
        writer.assign(left, from);
        return union(writer, writer.value(left), from);
      });
    }
    case SyntaxKind.BarBarToken:
    case SyntaxKind.QuestionQuestionToken:
      return union(
        writer,
        writer.value(left),
        maybe(writer, () => writer.value(right)),
      );
    case SyntaxKind.CommaToken:
      writer.value(left);
      return writer.value(right);
    case SyntaxKind.AmpersandAmpersandToken:
      writer.value(left);
      return maybe(writer, () => writer.value(right));
    case SyntaxKind.PlusToken:
      return readSum(writer, node);
    default:
      writer.value(left);
      writer.value(right);
      return -1;
  }
}

/** Sums may have thousands of parts: not one call within another. */
function readSum(writer: FactsWriter, node: ts.BinaryExpression): number {
  const constant = constantText(writer.compiler, node);
  if (constant !== null) return readText(writer, constant);
  let at: ts.Expression = node;
  while (writer.compiler.isBinaryExpression(at) && at.operatorToken.kind === writer.compiler.SyntaxKind.PlusToken) {
    writer.value(at.right);
    at = at.left;
  }
  writer.value(at);
  return -1;
}

function readAs(writer: FactsWriter, node: ts.AsExpression | ts.TypeAssertion | ts.SatisfiesExpression): number {
  const from = writer.value(node.expression);
  const declared = writer.instances(node.type);
  if (declared === -1) return from;
  const to = union(writer, from);
  emit(writer, Op.declared, to, declared);
  return to;
}

function readYield(writer: FactsWriter, node: ts.YieldExpression): number {
  writer.recent.clear();
  if (node.expression === undefined) return -1;
  const from = writer.value(node.expression);
  const yields = writer.facts.functions[writer.owner]?.yields ?? -1;
  if (node.asteriskToken === undefined) copy(writer, yields, from);
  else if (from !== -1 && yields !== -1) emit(writer, Op.iterate, yields, from, ...place(writer, node));
  return -1;
}

function readAwait(writer: FactsWriter, node: ts.AwaitExpression): number {
  const from = writer.value(node.expression);
  // Whoever runs meanwhile may change what was known of properties.
  writer.recent.clear();
  if (from === -1) return -1;
  const to = slot(writer);
  emit(writer, Op.await, to, from);
  return to;
}

function union(writer: FactsWriter, ...from: number[]): number {
  const to = slot(writer);
  for (const each of from) copy(writer, to, each);
  return to;
}
