import type { ImportStatement } from '@reposcan/core';
import { scanCode } from './code-scanner.js';
import { importCandidates } from './import-candidates.js';
import { foundImport } from './import-statement.js';
import { createLineCounter } from './line-counter.js';
import { readStaticImport } from './static-import.js';

/** What the reader is told of a text. */
export interface ReadableScript {
  /** It may hold markup: JavaScript, TSX. */
  mayHaveMarkup: boolean;
  /** Types in its documentation count: JavaScript. */
  readsDocumentation: boolean;
}

/**
 * The imports of a file whose imports are plain statements outside of everything else, as they are in most files; also where comments and texts look like
 * others. `null` where it takes a parser to tell. Most files need none, which makes an import graph several times as fast.
 */
export function readImports(text: string, { mayHaveMarkup, readsDocumentation }: ReadableScript): ImportStatement[] | null {
  const candidates = importCandidates(text);
  if (candidates.length === 0) return [];
  const imports: ImportStatement[] = [];
  const lineOf = createLineCounter(text);
  let next = 0;
  let wordsSeen = 0;
  let isPlain = true;

  const isDone = (): boolean => next === candidates.length;
  /** Passes the candidates before a position, and says how many there were. */
  const pass = (end: number): number => {
    const before = next;
    while (next < candidates.length && (candidates[next] ?? end) < end) next += 1;
    return next - before;
  };

  const understood = scanCode(text, {
    onSkipped(start, end) {
      const passed = pass(end);
      if (passed === 0) return true;
      // References are directives only before the first word; types in documentation are imports only where comments are typed.
      isPlain = !(wordsSeen === 0 && text.startsWith('///', start)) && !(readsDocumentation && text.startsWith('/**', start));
      return isPlain;
    },
    onWord({ start, end, depth, isMember }) {
      if (isDone()) return null;
      wordsSeen += 1;
      const statement = depth === 0 && !isMember ? readStaticImport(text, start) : null;
      if (statement !== null) {
        const { kind, names, typeOnly } = statement.clause;
        const found = foundImport(start, kind, statement.specifier, { names, typeOnly });
        if (found !== null) imports.push({ specifier: found.specifier, kind, names, typeOnly, line: lineOf(start) });
        if (pass(statement.end) !== 1) isPlain = false;
        return isPlain && !isDone() ? statement.end : null;
      }
      // `$from`, `fromX` contain a candidate, and are none.
      if (candidates[next] === start) isPlain = false;
      else pass(end);
      if (!isPlain || isDone()) return null;
      // The rest cannot be told from markup, in which an apostrophe is no quote.
      if (mayHaveMarkup && looksLikeMarkup(text, start)) isPlain = false;
      mayHaveMarkup = false;
      return isPlain ? end : null;
    },
  });
  return understood && isPlain ? imports : null;
}

function looksLikeMarkup(text: string, start: number): boolean {
  return text.includes('</', start) || text.includes('/>', start);
}
