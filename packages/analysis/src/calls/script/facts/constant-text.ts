import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';

const maxText = 200;

/** The text that an expression always is: a literal, a template without holes, a sum of those, `Symbol.iterator` as `[Symbol.iterator]`; else `null`. */
export function constantText(compiler: Compiler, node: ts.Node): string | null {
  if (compiler.isStringLiteralLike(node) || compiler.isNumericLiteral(node)) return node.text.slice(0, maxText);
  if (compiler.isParenthesizedExpression(node) || compiler.isAsExpression(node)) return constantText(compiler, node.expression);
  if (compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.expression) && node.expression.text === 'Symbol') return `[Symbol.${node.name.text}]`;
  if (!compiler.isBinaryExpression(node) || node.operatorToken.kind !== compiler.SyntaxKind.PlusToken) return null;
  const left = constantText(compiler, node.left);
  const right = left === null ? null : constantText(compiler, node.right);
  return left === null || right === null ? null : (left + right).slice(0, maxText);
}

/** The name of a property, or `null`: it is computed. */
export function propertyName(compiler: Compiler, name: ts.PropertyName): string | null {
  if (compiler.isComputedPropertyName(name)) return constantText(compiler, name.expression);
  return name.text.slice(0, maxText);
}
