import type ts from 'typescript';
import type { Compiler } from '../../parse/typescript/compiler.js';
import { componentScript, isComponent } from '../../parse/typescript/component-script.js';
import type { CallFile } from '../call-analyzer.js';
import { isDeclaration } from './script-plan.js';
import { programName } from './types/script-program.js';

/** Parses a file as the checker wants it. Throws a RangeError where it is nested too deeply. */
export function parseScript(compiler: Compiler, file: CallFile, text: string, number: number): ts.SourceFile {
  const { ScriptKind } = compiler;
  const isInMarkup = isComponent(file.language);
  const { text: script, isJsx } = isInMarkup ? componentScript(text, file.language) : { text, isJsx: file.language === 'TSX' };
  const kind = !isInMarkup && file.language === 'JavaScript' ? 'jsx' : isJsx ? 'tsx' : isDeclaration(file.path) ? 'd.ts' : 'ts';
  const scriptKind = kind === 'jsx' ? ScriptKind.JSX : kind === 'tsx' ? ScriptKind.TSX : ScriptKind.TS;
  const jsDocParsingMode = kind === 'jsx' ? compiler.JSDocParsingMode.ParseForTypeInfo : compiler.JSDocParsingMode.ParseNone;
  const options = { languageVersion: compiler.ScriptTarget.ESNext, jsDocParsingMode };
  const parse = (content: string): ts.SourceFile => compiler.createSourceFile(programName(number, kind), content, options, true, scriptKind);
  const source = parse(script);
  const additions = kind === 'd.ts' ? [] : source.statements.filter((statement) => isAddition(compiler, statement));
  // What a file adds to the types of others would depend on which files are looked at together.
  return additions.length === 0 ? source : parse(additions.reduce((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(pos, end).replace(/[^\n\r\u2028\u2029]/g, ' ') + rest.slice(end), script));
}

/** `declare module 'x'`, `declare global` */
function isAddition(compiler: Compiler, statement: ts.Statement): boolean {
  return compiler.isModuleDeclaration(statement) && (compiler.isStringLiteral(statement.name) || (statement.flags & compiler.NodeFlags.GlobalAugmentation) !== 0);
}

/** Whether a file is nested so deeply that the checker may not come back from it. A sum of many parts is not. */
export function isTooDeep(compiler: Compiler, source: ts.SourceFile, most: number): boolean {
  const waiting: [node: ts.Node, depth: number][] = [[source, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > most) return true;
    const left = compiler.isBinaryExpression(node) ? node.left : undefined;
    compiler.forEachChild(node, (child) => void waiting.push([child, child === left ? depth : depth + 1]));
  }
  return false;
}
