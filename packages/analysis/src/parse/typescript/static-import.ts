import { readClause, type ImportClause } from './import-clause.js';

/** An import or re-export in its plain form, with what follows it up to the end of its line. */
export interface StaticImport {
  clause: ImportClause;
  specifier: string;
  /** The position behind it. */
  end: number;
}

/** No clause of an import is longer: what is, is left to the compiler. */
const maxClause = 8_000;
const opening = /import\b|export\s*(?:type\s*)?(?:\{|\*\s*(?:as|from)\b)/y;
const ending = /(?:[ \t]*with[ \t]*\{[ \t]*type[ \t]*:[ \t]*(?:'[\w-]*'|"[\w-]*")[ \t]*,?[ \t]*\})?[ \t]*(?:;|(?=[\r\n])|$)/y;
const comment = /\/\*[^]*?\*\/|\/\/[^\n\r\u2028\u2029]*/g;
const quoteOrComment = /["']|\/\*|\/\//g;

/** Reads `import … from 'x'`, `import 'x'` or `export … from 'x'` at a position; `null` for anything else, also for what is valid but rare. */
export function readStaticImport(text: string, start: number): StaticImport | null {
  const clauseStart = stickyEnd(opening, text, start);
  if (clauseStart === null) return null;
  const open = firstQuote(text, clauseStart);
  if (open === null) return null;
  const quote = text.charAt(open);
  const clause = readClause(text.slice(start, open).replace(comment, ' '));
  if (clause === null) return null;
  const close = text.indexOf(quote, open + 1);
  const specifier = text.slice(open + 1, close);
  if (close === -1 || specifier.length > 1000 || /[\\\n\r]/.test(specifier)) return null;
  const end = stickyEnd(ending, text, close + 1);
  return end === null ? null : { clause, specifier, end };
}

/** Quotes in comments are none. */
function firstQuote(text: string, start: number): number | null {
  const clause = text.slice(start, start + maxClause);
  quoteOrComment.lastIndex = 0;
  for (let match = quoteOrComment.exec(clause); match !== null; match = quoteOrComment.exec(clause)) {
    if (match[0].length === 1) return start + match.index;
    comment.lastIndex = match.index;
    if (comment.exec(clause)?.index !== match.index) return null;
    quoteOrComment.lastIndex = comment.lastIndex;
  }
  return null;
}

function stickyEnd(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
