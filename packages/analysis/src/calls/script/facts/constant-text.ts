import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';

const maxText = 200;
/** Parts of a sum of texts. */
const maxParts = 20;

/** The text that an expression always is: a literal, a template without holes, a sum of those, `Symbol.iterator` as `[Symbol.iterator]`; else `null`. */
export function constantText(compiler: Compiler, node: ts.Node, parts = 0): string | null {
  if (compiler.isStringLiteralLike(node) || compiler.isNumericLiteral(node)) return node.text.slice(0, maxText);
  if (compiler.isParenthesizedExpression(node) || compiler.isAsExpression(node)) return constantText(compiler, node.expression, parts + 1);
  if (compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.expression) && node.expression.text === 'Symbol') return `[Symbol.${node.name.text}]`;
  if (parts > maxParts || !compiler.isBinaryExpression(node) || node.operatorToken.kind !== compiler.SyntaxKind.PlusToken) return null;
  const right = constantText(compiler, node.right, parts + 1);
  const left = right === null ? null : constantText(compiler, node.left, parts + 1);
  return left === null || right === null ? null : (left + right).slice(0, maxText);
}

/** The name of a property, or `null`: it is computed. */
export function propertyName(compiler: Compiler, name: ts.PropertyName): string | null {
  if (compiler.isComputedPropertyName(name)) return constantText(compiler, name.expression);
  return name.text.slice(0, maxText);
}
