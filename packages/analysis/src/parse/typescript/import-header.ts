import type { ImportStatement } from '@reposcan/core';
import { importCandidates } from './import-candidates.js';
import { readClause, type ImportClause } from './import-clause.js';
import { foundImport } from './import-statement.js';
import { createLineCounter } from './line-counter.js';

/** No clause of an import is longer: what is, is left to the compiler. */
const maxClause = 20_000;
const trivia = /\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//y;
const directive = /(?:"use [\w ]{1,40}"|'use [\w ]{1,40}')[ \t]*(?:;|(?=[\r\n]))/y;
const keyword = /(?:import|export)\b/y;
const statementEnd = /[ \t]*(?:;|(?=[\r\n])|$)/y;

/**
 * The imports of a file that has them only where most files do: in plain statements at its beginning. `null` where there may be others, or where they are
 * written in a way that takes a parser to read. Most files need no parser for this, which makes an import graph several times as fast.
 */
export function readImportHeader(text: string): ImportStatement[] | null {
  const candidates = importCandidates(text);
  if (candidates.length === 0) return [];
  const imports: ImportStatement[] = [];
  const lineOf = createLineCounter(text);
  let read = 0;
  let position = text.startsWith('#!') ? lineEnd(text) : 0;
  for (;;) {
    position = skipTrivia(text, position);
    const statement = readStatement(text, position);
    if (statement === null) return read === candidates.length ? imports : null;
    // A candidate between two statements, or a second one inside of one, is a comment or worse.
    const at = candidates[read];
    if (at === undefined || at < position || at >= statement.end) return null;
    read += 1;
    const { kind, names, typeOnly } = statement.clause;
    const found = foundImport(position, kind, statement.specifier, { names, typeOnly });
    if (found !== null) imports.push({ specifier: found.specifier, kind, names, typeOnly, line: lineOf(position) });
    if (read < candidates.length && (candidates[read] ?? 0) < statement.end) return null;
    if (read === candidates.length) return imports;
    position = statement.end;
  }
}

function lineEnd(text: string): number {
  const end = text.search(/[\n\r\u2028\u2029]/);
  return end === -1 ? text.length : end;
}

function skipTrivia(text: string, start: number): number {
  let position = start;
  for (;;) {
    const end = stickyEnd(trivia, text, position) ?? stickyEnd(directive, text, position);
    if (end === null) return position;
    position = end;
  }
}

function readStatement(text: string, start: number): { clause: ImportClause; specifier: string; end: number } | null {
  const clauseStart = stickyEnd(keyword, text, start);
  if (clauseStart === null) return null;
  let open = clauseStart;
  while (open < text.length && open - clauseStart < maxClause && text[open] !== '"' && text[open] !== "'") open += 1;
  const quote = text[open];
  if (quote !== '"' && quote !== "'") return null;
  const clause = readClause(text.slice(start, open));
  if (clause === null) return null;
  const close = text.indexOf(quote, open + 1);
  const specifier = text.slice(open + 1, close);
  if (close === -1 || specifier.length > 1000 || /[\\\n\r]/.test(specifier)) return null;
  const end = stickyEnd(statementEnd, text, close + 1);
  return end === null ? null : { clause, specifier, end };
}

function stickyEnd(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
