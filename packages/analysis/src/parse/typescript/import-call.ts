import type { ImportKind } from '@reposcan/core';
import type { ScannedWord } from './code-scanner.js';
import { namesWritten } from './names-written.js';

/** What `require(…)` or `import(…)` means, as far as it can be told without a parser. */
export interface ImportCall {
  kind: ImportKind;
  specifier: string;
  names: string[];
  typeOnly: boolean;
  conditional: boolean;
}

const callOf = /(?:require(?:\s*\.\s*resolve)?|import)\s*\(\s*/y;
/** No call: `require.cache`, `typeof require`. */
const noCall = /require(?!\s*(?:[(</]|!(?!=)|\?\.\s*\(|\.\s*resolve\s*(?:[(</]|!(?!=)|\?\.\s*\()))/y;
/** A text, and what it is followed by. */
const literal = /(?:'([^'\\\n\r]*)'|"([^"\\\n\r]*)"|`([^`\\$]*)`)\s*/y;
/** The rest of a call after its first argument. */
const callEnd = /(?:,\s*\{\s*(?:with|assert)\s*:\s*\{[^{}()'"`/]*(?:'[^'\\\n]*'|"[^"\\\n]*")[^{}()'"`/]*\}\s*,?\s*\}\s*)?,?\s*\)/y;
const space = /\s*/y;
const typeArgumentEnd = /(?:\s*\.\s*[\w$]+)*\s*>\s*[(>,);|&=]/y;
const member = /\.\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)/uy;
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Reads the call that a word begins: `[]` where it imports nothing, `null` where it takes a parser to tell. */
export function readImportCall(text: string, word: ScannedWord, { isTyped }: { isTyped: boolean }): ImportCall[] | null {
  const isRequire = text.startsWith('require', word.start);
  if (isRequire && matches(noCall, text, word.start) !== null) return [];
  const call = matches(callOf, text, word.start);
  if (call === null || word.before(1) === 'new' || word.before(1) === '@') return null;
  const open = word.start + call[0].length;
  if (!'\'"`/'.includes(text[open] ?? '/')) return [];
  const argument = matches(literal, text, open);
  if (argument === null) return text[open] === '`' && !text.slice(open, open + 1_000).includes('\\') ? [] : null;
  const specifier = argument[1] ?? argument[2] ?? argument[3] ?? '';
  const argumentEnd = open + argument[0].length;
  // A text that is part of something larger is not what is imported.
  if (!',)'.includes(text[argumentEnd] ?? '')) return text[argumentEnd] === '/' ? null : [];
  const end = matches(callEnd, text, argumentEnd);
  if (end === null) return null;
  const callEnds = argumentEnd + end[0].length;
  if (!isRequire) {
    const isType = isTypePosition(word);
    if (isType === true) return readType(text, word, { specifier, callEnds });
    if (isType === null && (isTyped || typeTokens.has(word.before(1)))) return null;
  }
  const conditional = isLater(word) || word.isLazy();
  const names = conditional === null ? null : namesWritten(text, word.before, callEnds);
  return conditional === null || names === null ? null : [{ kind: isRequire ? 'require' : 'dynamic', specifier, names, typeOnly: false, conditional }];
}

/** Directly behind what makes it run later, whatever is around. */
function isLater(word: ScannedWord): boolean {
  let back = 1;
  while (word.before(back) === 'await') back += 1;
  return ['&&', '||', '??', '=>'].includes(word.before(back));
}

/** Whether `import(` is a type; `null` where it takes a parser to tell. */
function isTypePosition({ before }: ScannedWord): boolean | null {
  const token = before(1);
  if (['await', 'return', 'yield', '&&', '||'].includes(token)) return false;
  if (token === '(') return identifier.test(before(2)) && !typeFollows.has(before(2)) ? false : null;
  if (token === '=' && declares(before(3))) return false;
  if (token === '=' && before(3) === 'type') return true;
  if (token === ':') return before(2) === '?' || declares(before(3)) ? true : null;
  if (token !== 'typeof') return null;
  const around = before(2);
  if (around === '<' || around === 'as' || (around === '=' && before(4) === 'type')) return true;
  return around === ':' && (before(3) === '?' || declares(before(4))) ? true : null;
}

/** Words behind which a parenthesis may hold a type. */
const typeFollows = new Set(['typeof', 'keyof', 'extends', 'as', 'satisfies', 'is', 'infer', 'readonly', 'unique', 'asserts']);
/** Where only TypeScript has types. */
const typeTokens = new Set(['typeof', ':', 'as', 'satisfies', '<', '|', '&', 'extends', 'keyof']);

function declares(token: string): boolean {
  return token === 'const' || token === 'let' || token === 'var';
}

function readType(text: string, { start, beforeEnd, before }: ScannedWord, { specifier, callEnds }: { specifier: string; callEnds: number }): ImportCall[] | null {
  const position = callEnds + (matches(space, text, callEnds)?.[0].length ?? 0);
  if (text[position] === '/' || /[\n\r]/.test(text.slice(beforeEnd, start))) return null;
  // `a < typeof import('x')` is a comparison, of which nobody knows what it would be good for.
  if (before(2) === '<' && matches(typeArgumentEnd, text, position) === null) return null;
  const [, name = '*'] = matches(member, text, position) ?? [];
  return [{ kind: 'import', specifier, names: [name], typeOnly: true, conditional: false }];
}

function matches(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}
