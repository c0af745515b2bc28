import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';
import type { ScriptProgram } from './script-program.js';

/** Who is called, by types: code at a position of a file, a member of a class or interface that is declared there, or something of the platform. */
export type TypedCallee = { path: string; start: number; member: string } | { outside: string };

const maxDeclarations = 6;
/** What needs no types to be known. */
const knownObjects = new Set('console Math JSON Object Array Promise Reflect Number String Symbol Date process Buffer globalThis module exports require describe it test expect vi jest'.split(' '));

/** Finds out who is called. */
export function createTypedCallees(compiler: Compiler, { checker, pathOf }: ScriptProgram): (callee: ts.Expression) => TypedCallee[] {
  const symbolsOf = (callee: ts.Expression): readonly ts.Declaration[] => {
    if (compiler.isPropertyAccessExpression(callee)) {
      const object = callee.expression;
      if (object.kind === compiler.SyntaxKind.ThisKeyword || object.kind === compiler.SyntaxKind.SuperKeyword) return [];
      if (compiler.isIdentifier(object) && knownObjects.has(object.text)) return [];
      return resolved(checker.getSymbolAtLocation(callee.name)).declarations ?? [];
    }
    if (!compiler.isIdentifier(callee)) return [];
    const { declarations = [] } = resolved(checker.getSymbolAtLocation(callee));
    return declarations.some((each) => compiler.isVariableDeclaration(each) || compiler.isBindingElement(each)) ? signaturesOf(callee) : declarations;
  };

  const resolved = (symbol: ts.Symbol | undefined): { declarations?: ts.Declaration[] } => {
    if (symbol === undefined) return {};
    const { declarations } = (symbol.flags & compiler.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    return declarations === undefined ? {} : { declarations };
  };

  const signaturesOf = (callee: ts.Expression): ts.Declaration[] => checker.getTypeAtLocation(callee).getCallSignatures().flatMap(({ declaration }) => (declaration === undefined ? [] : [declaration as ts.Declaration]));

  const calleeOf = (declaration: ts.Declaration): TypedCallee[] => {
    const file = declaration.getSourceFile();
    const path = pathOf(file);
    if (path === null) return outside(declaration);
    const at = (node: ts.Node, member = ''): TypedCallee[] => [{ path, start: node.getStart(file), member }];
    const { parent } = declaration;
    if (isMember(declaration) && (compiler.isClassLike(parent) || compiler.isInterfaceDeclaration(parent))) {
      return isStatic(declaration) ? at(declaration) : at(parent, nameOf(declaration) ?? '');
    }
    if (isMember(declaration) && compiler.isTypeLiteralNode(parent) && compiler.isTypeAliasDeclaration(parent.parent)) return at(parent.parent, nameOf(declaration) ?? '');
    if (compiler.isFunctionLike(declaration)) return 'body' in declaration && declaration.body !== undefined ? at(declaration) : [];
    const value = compiler.isVariableDeclaration(declaration) || compiler.isPropertyAssignment(declaration) ? declaration.initializer : undefined;
    return value !== undefined && (compiler.isArrowFunction(value) || compiler.isFunctionExpression(value)) ? at(value) : [];
  };

  const isMember = (node: ts.Node): node is ts.ClassElement | ts.TypeElement =>
    compiler.isMethodDeclaration(node) || compiler.isMethodSignature(node) || compiler.isPropertyDeclaration(node) || compiler.isPropertySignature(node) || compiler.isAccessor(node);

  const isStatic = (node: ts.Declaration): boolean => (compiler.getCombinedModifierFlags(node) & compiler.ModifierFlags.Static) !== 0;

  const nameOf = (node: ts.Declaration): string | null => {
    const name = compiler.getNameOfDeclaration(node);
    return name !== undefined && (compiler.isIdentifier(name) || compiler.isStringLiteralLike(name) || compiler.isPrivateIdentifier(name)) ? name.text : null;
  };

  /** `Array.prototype.map`, `Object.keys`, `console.log`, as the platform itself would say. */
  const outside = (declaration: ts.Declaration): TypedCallee[] => {
    const name = nameOf(declaration);
    const { parent } = declaration;
    if (name === null) return [];
    if (compiler.isFunctionDeclaration(declaration)) return [{ outside: `<builtin>#${name}` }];
    if (!compiler.isInterfaceDeclaration(parent)) return [];
    return [{ outside: `<builtin>#${ownerOf(parent.name.text)}.${name}` }];
  };

  return (callee) => {
    const found = symbolsOf(callee).slice(0, maxDeclarations).flatMap(calleeOf);
    return [...new Map(found.map((each) => ['outside' in each ? each.outside : `${each.path}\n${String(each.start)}\n${each.member}`, each])).values()];
  };
}

const singles: Readonly<Record<string, string>> = { Console: 'console', Math: 'Math', JSON: 'JSON', Atomics: 'Atomics', CallableFunction: 'Function.prototype', NewableFunction: 'Function.prototype', PromiseLike: 'Promise.prototype' };

/** The name of what an interface of the platform describes. */
function ownerOf(name: string): string {
  const single = Object.hasOwn(singles, name) ? singles[name] : undefined;
  if (single !== undefined) return single;
  if (name.endsWith('Constructor')) return name.slice(0, -'Constructor'.length);
  return `${name.replace(/^Readonly/, '').replace(/^ConcatArray$/, 'Array')}.prototype`;
}
