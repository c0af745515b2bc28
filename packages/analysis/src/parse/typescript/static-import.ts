import { readClause, type ImportClause } from './import-clause.js';

/** An import or re-export in its plain form, with what follows it up to the end of its line. */
export interface StaticImport {
  clause: ImportClause;
  specifier: string;
  /** The position behind it. */
  end: number;
}

/** No clause of an import is longer: what is, is left to the compiler. */
const maxClause = 20_000;
const opening = /import\b|export\s*(?:type\s*)?[{*]/y;
const ending = /[ \t]*(?:;|(?=[\r\n])|$)/y;

/** Reads `import … from 'x'`, `import 'x'` or `export … from 'x'` at a position; `null` for anything else, also for what is valid but rare. */
export function readStaticImport(text: string, start: number): StaticImport | null {
  const clauseStart = stickyEnd(opening, text, start);
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
  const end = stickyEnd(ending, text, close + 1);
  return end === null ? null : { clause, specifier, end };
}

function stickyEnd(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
