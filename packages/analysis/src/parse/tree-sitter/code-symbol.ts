import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { plainLine } from './plain-line.js';
import { endLineOf, lineOf } from './syntax.js';

const maxName = 200;
const maxSignature = 300;
const maxDecorator = 100;

/** What a parser found out about a definition. */
export interface FoundSymbol {
  /** Its first and last line are the symbol's. */
  node: Node;
  name: string;
  kind: SymbolKind;
  exported: boolean;
  /** Where it ends, if not with the node: before comments at the end of a body. */
  end?: Node;
  /** Where the signature begins, if not with the node: behind decorators. */
  from?: Node;
  /** What the signature ends before: the body. */
  until?: Node | null;
  /** Instead of the text from `from` to `until`. */
  signature?: string;
  doc: string | null;
  /** As written, without marks. */
  decorators?: readonly string[];
  members?: CodeSymbol[];
}

/** The symbol of a definition: texts bounded and on one line. */
export function codeSymbol(found: FoundSymbol, source: string): CodeSymbol {
  const { node, name, kind, exported, end = node, from = node, until = null, doc, decorators = [], members = [] } = found;
  const text = (found.signature ?? source.slice(from.startIndex, until?.startIndex ?? node.endIndex)).slice(0, maxSignature * 4);
  return {
    name: plainLine(name, maxName),
    kind,
    signature: plainLine(withoutTail(withoutComments(text)), maxSignature),
    doc,
    decorators: decorators.map((decorator) => plainLine(decorator, maxDecorator)),
    exported,
    line: lineOf(node),
    endLine: endLineOf(end),
    members,
  };
}

/** Without what leads to the body. A pattern would look at every run of spaces again and again. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && tail.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const tail = new Set(' \t\r\n\f\v{:=;,');

/** Comments between parameters are no part of a signature. */
function withoutComments(text: string): string {
  if (!text.includes('\n')) return text;
  return text.replace(/\/\*[^]{0,400}?\*\/|(?<=[\s,(){])(?:\/\/|#(?![[!])\s)[^\n]*/g, ' ');
}
