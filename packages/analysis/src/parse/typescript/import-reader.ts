import type { ImportStatement } from '@reposcan/core';
import { scanCode, type ScannedWord } from './code-scanner.js';
import { readDocumentation } from './documentation-types.js';
import { readImportCall } from './import-call.js';
import { importCandidates } from './import-candidates.js';
import { foundImport, type FoundImport } from './import-statement.js';
import { createLineCounter } from './line-counter.js';
import { readReference } from './reference-comment.js';
import { readStaticImport } from './static-import.js';

/** What the reader is told of a text. */
export interface ReadableScript {
  /** It may hold markup: JavaScript, TSX. */
  mayHaveMarkup: boolean;
  /** Types in its documentation count: JavaScript. */
  readsDocumentation: boolean;
}

/**
 * The imports of a file that are written as they are in most files; also where comments and texts look like others. `null` where it takes a parser to tell.
 * Most files need none, which makes an import graph several times as fast.
 */
export function readImports(text: string, { mayHaveMarkup, readsDocumentation }: ReadableScript): ImportStatement[] | null {
  const candidates = importCandidates(text);
  if (candidates.length === 0) return [];
  const imports: FoundImport[] = [];
  /** Where documentation begins that a statement must follow. */
  let documentation = -1;
  let next = 0;
  let isPlain = true;

  const isDone = (): boolean => next === candidates.length && documentation === -1;
  /** Passes the candidates before a position, and says how many there were. */
  const pass = (end: number): number => {
    const before = next;
    while (next < candidates.length && (candidates[next] ?? end) < end) next += 1;
    return next - before;
  };
  const add = (found: FoundImport | null): void => {
    if (found !== null) imports.push(found);
  };
  const giveUp = (): false => {
    isPlain = false;
    return false;
  };

  const understood = scanCode(text, {
    onSkipped(start, end, isFirst) {
      if (pass(end) === 0) return true;
      if (isFirst && text.startsWith('///', start)) {
        const reference = readReference(text.slice(start, end), start);
        if (reference === null) return giveUp();
        reference.forEach(add);
      } else if (readsDocumentation && text.startsWith('/**', start)) {
        const types = readDocumentation(text.slice(start, end), start);
        if (types === null) return giveUp();
        for (const { position, specifier, names } of types) add(foundImport(position, 'import', specifier, { names, typeOnly: true }));
        if (documentation === -1) documentation = start;
      }
      return true;
    },
    onWord(word) {
      const { start, end } = word;
      if (documentation !== -1) {
        if (!isDocumented(text, word, documentation)) return giveUp() || null;
        documentation = -1;
      }
      if (isDone()) return null;
      const statement = word.depth === 0 && !word.isMember ? readStaticImport(text, start) : null;
      if (statement !== null) {
        const { kind, names, typeOnly } = statement.clause;
        add(foundImport(start, kind, statement.specifier, { names, typeOnly }));
        if (pass(statement.end) !== 1) giveUp();
        return isPlain && !isDone() ? statement.end : null;
      }
      // The rest cannot be told from markup, in which an apostrophe is no quote.
      if (mayHaveMarkup && looksLikeMarkup(text, start)) giveUp();
      mayHaveMarkup = false;
      if (candidates[next] === start && !word.isMember && isPlain) {
        const calls = readImportCall(text, word, { isTyped: !readsDocumentation });
        if (calls === null) giveUp();
        for (const { kind, specifier, ...call } of calls ?? []) add(foundImport(start, kind, specifier, call));
      }
      // `$from`, `fromX` contain a candidate, and are none.
      pass(end);
      return isPlain && !isDone() ? end : null;
    },
  });
  if (!understood || !isPlain || documentation !== -1) return null;
  const lineOf = createLineCounter(text);
  return imports.sort((left, right) => left.position - right.position).map(({ position, ...statement }) => ({ ...statement, line: lineOf(position) }));
}

/** Documentation counts where it belongs to something: before a statement it does. */
function isDocumented(text: string, { start, end, before, beforeEnd }: ScannedWord, documentation: number): boolean {
  if (beforeEnd > documentation || !statementStarts.has(text.slice(start, end))) return false;
  return ['', ';', '{', '}'].includes(before(1)) || (/^[\w$)\]'"`]/.test(before(1)) && /[\n\r]/.test(text.slice(beforeEnd, documentation)));
}

const statementStarts = new Set(['const', 'let', 'var', 'function', 'class', 'export', 'import', 'module']);

function looksLikeMarkup(text: string, start: number): boolean {
  return text.includes('</', start) || text.includes('/>', start);
}
