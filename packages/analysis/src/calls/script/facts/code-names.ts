import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';

/** Says by which name the code of a file is known: what follows the path in a qualified name. */
export interface CodeNames {
  /** Of a function, class or namespace; `null` where it has no name of its own. */
  own: (node: ts.Node) => string | null;
  /** With what it is in: `Class.method`, `outer.inner`, `outer.<anonymous:3:7>`. */
  qualified: (node: ts.Node) => string;
}

const maxName = 200;
const maxQualified = 600;

/** Names the code of one file. */
export function createCodeNames(compiler: Compiler, file: ts.SourceFile): CodeNames {
  const known = new Map<ts.Node, string>();

  const own = (node: ts.Node): string | null => {
    const name = (node as ts.FunctionLikeDeclaration).name;
    if (compiler.isConstructorDeclaration(node)) return 'constructor';
    if (compiler.isFunctionExpression(node) || compiler.isArrowFunction(node) || compiler.isClassExpression(node)) {
      return heldName(node) ?? (name === undefined ? (isDefault(node) ? 'default' : null) : propertyText(name));
    }
    if (name !== undefined) return propertyText(name);
    return compiler.isFunctionDeclaration(node) || compiler.isClassDeclaration(node) ? 'default' : null;
  };

  /** The name of what an expression is assigned to, with the object that it is a property of. */
  const heldName = (node: ts.Expression): string | null => {
    let at: ts.Node = node;
    while (compiler.isParenthesizedExpression(at.parent) || compiler.isAsExpression(at.parent) || compiler.isSatisfiesExpression(at.parent) || compiler.isNonNullExpression(at.parent)) at = at.parent;
    const { parent } = at;
    if (compiler.isVariableDeclaration(parent)) return compiler.isIdentifier(parent.name) ? parent.name.text : null;
    if (compiler.isBindingElement(parent) || compiler.isParameter(parent)) return compiler.isIdentifier(parent.name) && parent.initializer === at ? parent.name.text : null;
    if (compiler.isPropertyDeclaration(parent)) return propertyText(parent.name);
    if (compiler.isPropertyAssignment(parent)) return propertyText(parent.name);
    if (compiler.isBinaryExpression(parent) && parent.right === at && assignments.has(parent.operatorToken.kind)) return targetText(parent.left);
    return null;
  };

  const assignments = new Set<ts.SyntaxKind>([
    compiler.SyntaxKind.EqualsToken,
    compiler.SyntaxKind.BarBarEqualsToken,
    compiler.SyntaxKind.AmpersandAmpersandEqualsToken,
    compiler.SyntaxKind.QuestionQuestionEqualsToken,
  ]);

  /** `exports.a`, `module.exports.a` and `this.a` are `a`; `A.prototype.b` is `A.b`; `null` for `module.exports` itself and for what is computed. */
  const targetText = (target: ts.Expression): string | null => {
    if (compiler.isIdentifier(target)) return target.text;
    const parts: string[] = [];
    let at = target;
    for (; compiler.isPropertyAccessExpression(at) || compiler.isElementAccessExpression(at); at = at.expression) {
      if (compiler.isPropertyAccessExpression(at)) parts.unshift(at.name.text);
      else if (compiler.isStringLiteralLike(at.argumentExpression) || compiler.isNumericLiteral(at.argumentExpression)) parts.unshift(at.argumentExpression.text);
      else return null;
    }
    if (compiler.isIdentifier(at)) parts.unshift(at.text);
    else if (at.kind !== compiler.SyntaxKind.ThisKeyword) return null;
    if (parts[0] === 'module' && parts[1] === 'exports') parts.splice(0, 2);
    else if (parts[0] === 'exports') parts.shift();
    const text = parts.filter((part) => part !== 'prototype').join('.');
    return text === '' ? null : cleaned(text);
  };

  const isDefault = (node: ts.Node): boolean => {
    let at = node;
    while (compiler.isParenthesizedExpression(at.parent)) at = at.parent;
    if (compiler.isExportAssignment(at.parent)) return true;
    return compiler.isBinaryExpression(at.parent) && at.parent.right === at && isModuleExports(at.parent.left);
  };

  const isModuleExports = (node: ts.Node): boolean =>
    compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.expression) && node.expression.text === 'module' && node.name.text === 'exports';

  const propertyText = (name: ts.PropertyName | ts.BindingName | ts.ModuleName): string | null => {
    if (compiler.isIdentifier(name) || compiler.isPrivateIdentifier(name) || compiler.isStringLiteralLike(name) || compiler.isNumericLiteral(name)) return cleaned(name.text);
    if (!compiler.isComputedPropertyName(name)) return null;
    if (compiler.isStringLiteralLike(name.expression)) return cleaned(name.expression.text);
    return cleaned(`[${file.text.slice(name.expression.getStart(file), name.expression.end)}]`);
  };

  const qualified = (node: ts.Node): string => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const outer = outerName(node);
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const name = own(node) ?? `<anonymous:${String(line + 1)}:${String(character + 1)}>`;
    const text = (outer === '' ? name : `${outer}.${name}`).slice(-maxQualified);
    known.set(node, text);
    return text;
  };

  /** The names of what a node is in: functions, classes, namespaces, objects that have a name. */
  const outerName = (node: ts.Node): string => {
    for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent) {
      if (compiler.isObjectLiteralExpression(at)) {
        const name = heldName(at) ?? '';
        const outer = outerName(at);
        return name === '' || outer === '' ? outer + name : `${outer}.${name}`;
      }
      if (compiler.isModuleDeclaration(at) || compiler.isClassLike(at) || isCode(at)) {
        const isOfThis = compiler.isConstructorDeclaration(at) || (compiler.isMethodDeclaration(at) && compiler.isClassLike(at.parent));
        return isOfThis && isAssignedToThis(node) ? outerName(at) : qualified(at);
      }
    }
    return '';
  };

  /** `this.handler = () => …` in a method is a member of the class. */
  const isAssignedToThis = (node: ts.Node): boolean => {
    const { parent } = node;
    if (!compiler.isBinaryExpression(parent) || parent.right !== node) return false;
    return compiler.isPropertyAccessExpression(parent.left) && parent.left.expression.kind === compiler.SyntaxKind.ThisKeyword;
  };

  const isCode = (node: ts.Node): boolean => compiler.isFunctionLike(node) && 'body' in node;

  return { own, qualified };
}

/** A name as it may be shown: without control characters, bounded. */
function cleaned(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, maxName);
}
