import type ts from 'typescript';
import type { Compiler } from './compiler.js';

/**
 * Notes which names a node takes of the call inside it: `const { a } = require('x')` takes `a`, `const x = await import('x')` takes everything,
 * `require('x').a` takes `a`.
 */
export function namesTaken(compiler: Compiler, node: ts.Node, taken: Map<ts.Node, string[]>): void {
  if (compiler.isVariableDeclaration(node) && node.initializer !== undefined) {
    const call = callWithin(compiler, node.initializer);
    if (call !== null) taken.set(call, boundNames(compiler, node.name));
  } else if (compiler.isPropertyAccessExpression(node)) {
    const call = callWithin(compiler, node.expression);
    if (call !== null && node.name.text !== 'then') taken.set(call, [node.name.text]);
  }
}

/** The call behind `await`, parentheses and assertions. */
function callWithin(compiler: Compiler, expression: ts.Expression): ts.CallExpression | null {
  let inner = expression;
  while (
    compiler.isAwaitExpression(inner) ||
    compiler.isParenthesizedExpression(inner) ||
    compiler.isAsExpression(inner) ||
    compiler.isSatisfiesExpression(inner) ||
    compiler.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return compiler.isCallExpression(inner) ? inner : null;
}

function boundNames(compiler: Compiler, name: ts.BindingName): string[] {
  if (!compiler.isObjectBindingPattern(name)) return ['*'];
  return name.elements.map((element) => {
    if (element.dotDotDotToken !== undefined) return '*';
    const key = element.propertyName ?? element.name;
    return compiler.isIdentifier(key) || compiler.isStringLiteral(key) ? key.text : '*';
  });
}
