import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';

/** How the names of a file are used, whatever they mean. */
export interface NameUses {
  /** Names that the code of more than one function says. */
  shared: ReadonlySet<string>;
  /** Names that something is assigned to after they were declared. */
  assigned: ReadonlySet<string>;
}

/** Goes through a file once. */
export function readNameUses(compiler: Compiler, file: ts.SourceFile): NameUses {
  const { SyntaxKind } = compiler;
  const owners = new Map<string, ts.Node>();
  const shared = new Set<string>();
  const assigned = new Set<string>();
  const waiting: [node: ts.Node, owner: ts.Node, isTarget: boolean][] = [[file, file, false]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, owner, isTarget] = next;
    if (compiler.isIdentifier(node)) {
      const known = owners.get(node.text);
      if (known === undefined) owners.set(node.text, owner);
      else if (known !== owner) shared.add(node.text);
      if (isTarget) assigned.add(node.text);
      continue;
    }
    const inner = compiler.isFunctionLike(node) || compiler.isClassLike(node) ? node : owner;
    const isAssignment = compiler.isBinaryExpression(node) && node.operatorToken.kind >= SyntaxKind.FirstAssignment && node.operatorToken.kind <= SyntaxKind.LastAssignment;
    const isLoop = compiler.isForOfStatement(node) || compiler.isForInStatement(node);
    const target = isAssignment ? node.left : isLoop ? node.initializer : undefined;
    compiler.forEachChild(node, (child) => void waiting.push([child, inner, isTarget || child === target]));
  }
  return { shared, assigned };
}
