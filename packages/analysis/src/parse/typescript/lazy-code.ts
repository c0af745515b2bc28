import type ts from 'typescript';
import type { Compiler } from './compiler.js';

/** Whether a child runs only under a condition or later than the node itself: the body of a function, a branch, all of a `try`. */
export function isLazy(compiler: Compiler, node: ts.Node, child: ts.Node): boolean {
  if (compiler.isFunctionLike(node) || compiler.isTryStatement(node) || compiler.isCaseClause(node) || compiler.isDefaultClause(node)) return true;
  if (compiler.isIfStatement(node)) return child !== node.expression;
  if (compiler.isConditionalExpression(node)) return child !== node.condition;
  if (compiler.isBinaryExpression(node)) return child === node.right && isShortCircuit(compiler, node.operatorToken.kind);
  if (compiler.isIterationStatement(node, false)) return child === node.statement;
  if (compiler.isPropertyDeclaration(node)) return child === node.initializer && !compiler.getModifiers(node)?.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword);
  return false;
}

function isShortCircuit({ SyntaxKind }: Compiler, operator: ts.SyntaxKind): boolean {
  return operator === SyntaxKind.AmpersandAmpersandToken || operator === SyntaxKind.BarBarToken || operator === SyntaxKind.QuestionQuestionToken;
}
