import { createCodeLevels, statementHeads } from './code-levels.js';

/** What a scanner comes upon in code; comments, texts and patterns it passes over. */
export interface ScannedWord {
  start: number;
  end: number;
  /** Brackets of any kind that are open. */
  depth: number;
  /** It is the name of a member: `x.import`. */
  isMember: boolean;
  /** A token before it, counted backwards from 1: a word, an operator, or the first character of a text. Empty before the first. */
  before: (count: number) => string;
  /** Where the token before it ends. */
  beforeEnd: number;
  /** Whether it runs only under a condition or later; `null` where it takes a parser to tell. */
  isLazy: () => boolean | null;
}

/** What a slash would mean: a division after a value, a pattern after an operator; `unsure` where only a parser knows. */
type Previous = 'value' | 'operator' | 'unsure';

/** Words that a value follows. */
const operatorWords = new Set(['return', 'typeof', 'case', 'delete', 'void', 'throw', 'new', 'in', 'instanceof', 'do', 'else', 'default', 'extends']);
/** Words that may be names as well. */
const unsureWords = new Set(['of', 'yield', 'await']);
const asciiWord = /[\w$]+(?![^\s\x21-\x7e])/y;
const word = /[\p{ID_Start}$_\d][\p{ID_Continue}$\u200C\u200D]*/uy;
const operator = /=>|===?|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|[-,;:=*%&|^~?@<>#!+.]/y;
const pattern = /\/(?:[^\\/[\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029]|\[(?:[^\\\]\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*\])+\/[\w$]*/y;
const templatePart = /(?:[^\\`$]|\\[^]|\$(?!\{))*(`|\$\{)/y;
const singleQuoted = /'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'/y;
const doubleQuoted = /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"/y;
const space = /\s+/y;
const lineComment = /\/\/[^\n\r\u2028\u2029]*/y;
const lineEnd = /[\n\r\u2028\u2029]/;

/**
 * Goes through TypeScript or JavaScript (without markup) word by word, and tells code from comments, texts and patterns. Calls `onWord` for each word of the
 * code, which answers where to go on (behind the word, or behind what it read itself) or `null` to stop, and `onSkipped` for each stretch that is no code (`isFirst`: no code stands
 * before it).
 * Gives up with `false` wherever it takes a parser to know what follows: it is never wrong, but does not always know.
 */
export function scanCode(text: string, { onWord, onSkipped }: { onWord: (word: ScannedWord) => number | null; onSkipped: (start: number, end: number, isFirst: boolean) => boolean }): boolean {
  const levels = createCodeLevels();
  const tokens: string[] = [];
  let position = text.startsWith('#!') ? (matchEnd(/[^\n\r\u2028\u2029]*/y, text, 0) ?? 0) : 0;
  let tokenEnd = position;
  let previous = 'operator' as Previous;

  const before = (count: number): string => tokens[tokens.length - count] ?? '';
  const onNewLine = (): boolean => lineEnd.test(text.slice(tokenEnd, position));
  const pass = (token: string, end: number, meaning: Previous): void => {
    tokens.push(token);
    position = end;
    tokenEnd = end;
    previous = meaning;
  };
  const skip = (end: number | null): boolean => {
    if (end === null) return false;
    const start = position;
    position = end;
    return onSkipped(start, end, tokens.length === 0);
  };
  const skipText = (token: string, end: number | null): boolean => {
    if (!skip(end)) return false;
    pass(token, position, 'value');
    return true;
  };
  const skipTemplate = (start: number): boolean => {
    const end = matchEnd(templatePart, text, start);
    if (end === null) return false;
    const opens = text[end - 1] === '{';
    const last = before(1);
    if (!skip(end)) return false;
    if (opens) levels.open('`', last, onNewLine);
    pass('`', end, opens ? 'operator' : 'value');
    return true;
  };

  while (position < text.length) {
    const character = text.charAt(position);
    const next = text.charAt(position + 1);
    if (isSpace(character)) position = matchEnd(space, text, position) ?? position + 1;
    else if (character === '/' && next === '/') {
      if (!skip(matchEnd(lineComment, text, position))) return false;
    } else if (character === '/' && next === '*') {
      const end = text.indexOf('*/', position + 2);
      if (!skip(end === -1 ? null : end + 2)) return false;
    } else if (character === '/') {
      if (previous === 'unsure') return false;
      if (previous === 'value') pass('/', position + 1, 'operator');
      else if (!skipText('/', matchEnd(pattern, text, position))) return false;
    } else if (character === '"' || character === "'") {
      if (!skipText(character, matchEnd(character === '"' ? doubleQuoted : singleQuoted, text, position))) return false;
    } else if (character === '`') {
      if (!skipTemplate(position + 1)) return false;
    } else if (character === '}' && levels.bracket() === '`') {
      levels.close();
      if (!skipTemplate(position + 1)) return false;
    } else if ('{(['.includes(character)) {
      levels.open(character, before(1), onNewLine);
      pass(character, position + 1, 'operator');
    } else if ('})]'.includes(character)) {
      const head = levels.close();
      pass(character, position + 1, character === '}' ? 'unsure' : character === ')' && statementHeads.has(head) ? 'operator' : 'value');
    } else {
      const operatorEnd = matchEnd(operator, text, position);
      if (operatorEnd !== null) {
        const written = text.slice(position, operatorEnd);
        levels.operator(written, before(1));
        pass(written, operatorEnd, meaningAfter(written, previous));
        continue;
      }
      const end = matchEnd(asciiWord, text, position) ?? matchEnd(word, text, position);
      if (end === null) return false;
      const written = text.slice(position, end);
      const last = before(1);
      const isMember = last === '?.' || (last === '.' && before(2) !== '.');
      levels.word(written, last, onNewLine);
      const goOn = onWord({ start: position, end, depth: levels.depth(), isMember, before: before, beforeEnd: tokenEnd, isLazy: levels.isLazy });
      if (goOn === null) return true;
      if (goOn !== end) {
        levels.operator(';', before(1));
        pass(';', goOn, 'operator');
      }
      // `for await (` begins as `for (` does.
      else pass(written === 'await' && last === 'for' ? 'for' : written, end, isMember ? 'value' : operatorWords.has(written) ? 'operator' : unsureWords.has(written) ? 'unsure' : 'value');
    }
  }
  return true;
}

/** `x++ /`, `f<T> /`, `x! /` and `1. /` may end a value; `+ /`, `=> /` and `!/` may not. */
function meaningAfter(operator: string, previous: Previous): Previous {
  if (operator === '!') return previous === 'operator' ? 'operator' : 'unsure';
  return ['.', '?.', '>', '++', '--'].includes(operator) ? 'unsure' : 'operator';
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || /\s/.test(character);
}

function matchEnd(expression: RegExp, text: string, start: number): number | null {
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : null;
}
