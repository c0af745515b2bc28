/** What a scanner comes upon in code; comments, texts and patterns it passes over. */
export interface ScannedWord {
  start: number;
  end: number;
  /** Brackets of any kind that are open. */
  depth: number;
  /** It is the name of a member: `x.import`. */
  isMember: boolean;
}

/** What a slash would mean: a division after a value, a pattern after an operator; `unsure` where only a parser knows. */
type Previous = 'value' | 'operator' | 'unsure';

/** Words that a value follows. */
const operatorWords = new Set(['return', 'typeof', 'case', 'delete', 'void', 'throw', 'new', 'in', 'instanceof', 'do', 'else', 'default', 'extends']);
/** Words that may be names as well. */
const unsureWords = new Set(['of', 'yield', 'await']);
const word = /[\p{ID_Start}$_\d][\p{ID_Continue}$\u200C\u200D]*/uy;
const pattern = /\/(?:[^\\/[\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029]|\[(?:[^\\\]\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*\])+\/[\w$]*/y;
const templatePart = /(?:[^\\`$]|\\[^]|\$(?!\{))*(`|\$\{)/y;
const singleQuoted = /'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'/y;
const doubleQuoted = /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"/y;
const space = /\s+/y;
const lineComment = /\/\/[^\n\r\u2028\u2029]*/y;

/**
 * Goes through TypeScript or JavaScript (without markup) word by word, and tells code from comments, texts and patterns. Calls `onWord` for each word of the
 * code, which answers where to go on (behind the word, or behind what it read itself) or `null` to stop, and `onSkipped` for each stretch that is no code.
 * Gives up with `false` wherever it takes a parser to know what follows: it is never wrong, but does not always know.
 */
export function scanCode(text: string, { onWord, onSkipped }: { onWord: (word: ScannedWord) => number | null; onSkipped: (start: number, end: number) => boolean }): boolean {
  const templates: number[] = [];
  let position = text.startsWith('#!') ? (matchEnd(/[^\n\r\u2028\u2029]*/y, text, 0) ?? 0) : 0;
  let previous: Previous = 'operator';
  let depth = 0;

  const skip = (end: number | null): boolean => {
    if (end === null) return false;
    const start = position;
    position = end;
    return onSkipped(start, end);
  };
  const skipTemplate = (start: number): boolean => {
    const end = matchEnd(templatePart, text, start);
    if (end === null || !skip(end)) return false;
    previous = text[end - 1] === '`' ? 'value' : 'operator';
    if (previous === 'operator') {
      templates.push(depth);
      depth += 1;
    }
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
      if (previous === 'operator' && !skip(matchEnd(pattern, text, position))) return false;
      else if (previous === 'value') position += 1;
      previous = previous === 'operator' ? 'value' : 'operator';
    } else if (character === '"' || character === "'") {
      if (!skip(matchEnd(character === '"' ? doubleQuoted : singleQuoted, text, position))) return false;
      previous = 'value';
    } else if (character === '`') {
      if (!skipTemplate(position + 1)) return false;
    } else if (character === '}' && templates.length > 0 && templates.at(-1) === depth - 1) {
      templates.pop();
      depth -= 1;
      if (!skipTemplate(position + 1)) return false;
    } else if ('{(['.includes(character)) {
      depth += 1;
      position += 1;
      previous = 'operator';
    } else if ('})]'.includes(character)) {
      depth -= 1;
      position += 1;
      previous = character === ']' ? 'value' : 'unsure';
    } else if (',;:=*%&|^~?@<#'.includes(character)) {
      position += 1;
      previous = 'operator';
    } else if ('+->!.'.includes(character)) {
      previous = meaningAfter(character, text.charAt(position - 1), previous);
      position += 1;
    } else {
      const end = matchEnd(word, text, position);
      if (end === null) return false;
      const isMember = text[position - 1] === '.' && text[position - 2] !== '.';
      const written = text.slice(position, end);
      previous = isMember ? 'value' : operatorWords.has(written) ? 'operator' : unsureWords.has(written) ? 'unsure' : 'value';
      const goOn = onWord({ start: position, end, depth, isMember });
      if (goOn === null) return true;
      if (goOn !== end) previous = 'operator';
      position = goOn;
    }
  }
  return true;
}

/** `x++ /`, `f<T> /`, `x! /` and `1. /` may end a value; `+ /`, `=> /` and `!/` may not. */
function meaningAfter(character: string, before: string, previous: Previous): Previous {
  if (character === '.') return 'unsure';
  if (character === '>') return before === '=' ? 'operator' : 'unsure';
  if (character === '!') return previous === 'operator' ? 'operator' : 'unsure';
  return before === character ? 'unsure' : 'operator';
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || /\s/.test(character);
}

function matchEnd(expression: RegExp, text: string, start: number): number | null {
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : null;
}
