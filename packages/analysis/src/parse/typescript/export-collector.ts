import type { ExportStatement } from '@reposcan/core';
import type ts from 'typescript';
import type { Compiler } from './compiler.js';

/** What a file exports, and which of its own names it exports by a statement of their own. */
export interface CollectedExports {
  exports: ExportStatement[];
  /** Local names. */
  names: ReadonlySet<string>;
}

/** The exports of a file in the order of the source: `export` in all its forms, `module.exports = …`, `exports.x = …`. */
export function collectExports(compiler: Compiler, file: ts.SourceFile): CollectedExports {
  const exports: ExportStatement[] = [];
  const names = new Set<string>();
  const add = (node: ts.Node, name: string, typeOnly = false): void => {
    if (name === '' || name.length > 1000 || /\p{Cc}/u.test(name)) return;
    exports.push({ name, typeOnly, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 });
  };
  for (const statement of file.statements) {
    if (compiler.isExportDeclaration(statement)) addExportDeclaration(statement);
    else if (compiler.isExportAssignment(statement)) {
      add(statement, 'default');
      if (compiler.isIdentifier(statement.expression)) names.add(statement.expression.text);
    } else if (compiler.isExpressionStatement(statement)) addAssignment(statement.expression);
    else if (compiler.canHaveModifiers(statement)) addDeclaration(statement);
  }
  return { exports, names };

  function addExportDeclaration(statement: ts.ExportDeclaration): void {
    const { exportClause: clause, isTypeOnly, moduleSpecifier } = statement;
    if (clause === undefined) return add(statement, '*', isTypeOnly);
    if (compiler.isNamespaceExport(clause)) return add(statement, clause.name.text, isTypeOnly);
    for (const element of clause.elements) {
      add(element, element.name.text, isTypeOnly || element.isTypeOnly);
      if (moduleSpecifier === undefined) names.add((element.propertyName ?? element.name).text);
    }
  }

  function addDeclaration(statement: ts.Statement & ts.HasModifiers): void {
    const modifiers = new Set(compiler.getModifiers(statement)?.map(({ kind }) => kind));
    if (!modifiers.has(compiler.SyntaxKind.ExportKeyword)) return;
    if (modifiers.has(compiler.SyntaxKind.DefaultKeyword)) add(statement, 'default', compiler.isInterfaceDeclaration(statement));
    else if (compiler.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) addBound(name);
    } else {
      const { name } = statement as ts.DeclarationStatement;
      if (name !== undefined) add(statement, name.text, compiler.isInterfaceDeclaration(statement) || compiler.isTypeAliasDeclaration(statement));
    }
  }

  function addBound(name: ts.BindingName): void {
    if (compiler.isIdentifier(name)) return add(name, name.text);
    for (const element of name.elements) {
      if (compiler.isBindingElement(element)) addBound(element.name);
    }
  }

  function addAssignment(expression: ts.Expression): void {
    if (!compiler.isBinaryExpression(expression) || expression.operatorToken.kind !== compiler.SyntaxKind.EqualsToken) return;
    const { left, right } = expression;
    if (!compiler.isPropertyAccessExpression(left)) return;
    if (isModuleExports(left)) {
      if (!compiler.isObjectLiteralExpression(right)) {
        add(left, 'default');
        if (compiler.isIdentifier(right)) names.add(right.text);
        return;
      }
      for (const property of right.properties) addProperty(property);
    } else if (isModuleExports(left.expression) || (compiler.isIdentifier(left.expression) && left.expression.text === 'exports')) {
      add(left, left.name.text);
      if (compiler.isIdentifier(right)) names.add(right.text);
    }
  }

  function addProperty(property: ts.ObjectLiteralElementLike): void {
    if (property.name === undefined || !(compiler.isIdentifier(property.name) || compiler.isStringLiteral(property.name))) return;
    add(property, property.name.text);
    if (compiler.isShorthandPropertyAssignment(property)) names.add(property.name.text);
    else if (compiler.isPropertyAssignment(property) && compiler.isIdentifier(property.initializer)) names.add(property.initializer.text);
  }

  function isModuleExports(node: ts.Expression): boolean {
    return compiler.isPropertyAccessExpression(node) && node.name.text === 'exports' && compiler.isIdentifier(node.expression) && node.expression.text === 'module';
  }
}
