/**
 * Where a scanner is among the brackets of a script, as far as it matters to whether code runs when its file is loaded. `last` is the token before: a word, an
 * operator, or the first character of a text, template or pattern; empty at the start. `onNewLine` says whether a line ends behind it.
 */
export interface CodeLevels {
  open(bracket: string, last: string, onNewLine: () => boolean): void;
  /** The word before the opening bracket: `if`, the name of a function. */
  close(): string;
  operator(operator: string, last: string): void;
  word(word: string, last: string, onNewLine: () => boolean): void;
  /** The innermost open bracket; a backtick is that of `${`. Empty outside of all. */
  bracket(): string;
  depth(): number;
  /** Whether code here runs only under a condition or later; `null` where it takes a parser to tell. */
  isLazy: () => boolean | null;
}

interface Level {
  bracket: string;
  head: string;
  /** Certainly inside of a function, a branch, a loop or a `try`. */
  lazy: boolean;
  /** The level around it may be lazy where this one begins. */
  doubtful: boolean;
  /** Since the last comma or semicolon, or start of a statement: it may be the later part of an expression. */
  inExpression: boolean;
  /** Since the last semicolon or start of a statement: it may be the later part of a statement. */
  inStatement: boolean;
  inClass: boolean;
  /** Commas may be those of type arguments. */
  angled: boolean;
  /** A colon stood behind a closing bracket, as before the type that a function returns. */
  typed: boolean;
}

const laterInExpression = new Set(['=>', '&&', '||', '??', '?']);
const laterInStatement = new Set(['if', 'else', 'for', 'while', 'do', 'case', 'default', 'with', 'class']);
const lazyBlocks = new Set(['=>', 'try', 'catch', 'finally', 'else', 'do']);
/** What a literal follows, or a block of its own. */
const notABody = /^(?:[^\w$)\]}>]*|=>|return|default)$/;
/** What the computed name of a member may follow. */
const beforeName = new Set(['', '{', ',', ';', '}', '*', 'get', 'set', 'async', 'static']);
/** What a statement follows without a separator. */
export const statementHeads: ReadonlySet<string> = new Set(['if', 'for', 'while', 'with']);
/** Words that go on with what stands before them, also on a new line. */
const continuing = new Set('in of instanceof as satisfies is extends implements from else catch finally while'.split(' '));
/** Words that need something behind them, also on a new line. */
const unfinished = new Set('in of instanceof as satisfies is extends implements else do try finally case default new typeof delete void await yield throw export const let var async static get set abstract declare public private protected readonly keyof'.split(' '));

/** The levels of a script at its start. */
export function createCodeLevels(): CodeLevels {
  const fresh = { inExpression: false, inStatement: false, inClass: false, angled: false, typed: false };
  const levels: Level[] = [];
  let level: Level = { bracket: '', head: '', lazy: false, doubtful: false, ...fresh };
  let closedHead = '';

  const restart = (): void => void Object.assign(level, fresh);
  const endsStatement = (last: string): boolean => /^[\w$)\]"'`]/.test(last) && !unfinished.has(last) && !(last === ')' && statementHeads.has(closedHead));
  const isLazyBlock = (last: string, onNewLine: () => boolean): boolean => {
    if (level.inClass || !(last === ')' ? closedHead !== 'with' : lazyBlocks.has(last) || (level.typed && /^[\w$>\]]/.test(last)))) return false;
    return !onNewLine();
  };

  return {
    open(bracket, last, onNewLine) {
      const lazy = level.lazy || (bracket === '{' && isLazyBlock(last, onNewLine));
      const mayBeBody = bracket === '{' ? !notABody.test(last) : bracket === '[' && level.bracket === '{' && beforeName.has(last);
      const doubtful = level.doubtful || level.inExpression || level.inStatement || mayBeBody;
      if (bracket === '{') {
        level.inClass = false;
        level.typed = false;
      }
      levels.push(level);
      level = { bracket, head: last, lazy, doubtful, ...fresh };
    },
    close() {
      closedHead = level.head;
      level = levels.pop() ?? { ...level, doubtful: true };
      return closedHead;
    },
    operator(operator, last) {
      if (operator === ';') restart();
      else if (operator === ',' && !level.angled) level.inExpression = false;
      else if (laterInExpression.has(operator) || (operator === '=' && level.bracket !== '')) level.inExpression = true;
      else if (operator === '@') level.inStatement = true;
      else if (operator === '<') level.angled = true;
      level.typed = (operator === ':' && last === ')') || (level.typed && /^[<>.|&]$/.test(operator));
    },
    word(word, last, onNewLine) {
      if ((level.inExpression || level.inStatement || level.angled || level.inClass || level.typed) && !continuing.has(word) && (last === '}' || (endsStatement(last) && onNewLine()))) restart();
      if (laterInStatement.has(word) && last !== '.' && last !== '?.' && !(word === 'default' && last === 'export')) level.inStatement = true;
      if (word === 'class') level.inClass = true;
    },
    bracket: () => level.bracket,
    depth: () => levels.length,
    isLazy: () => level.lazy || (level.doubtful || level.inExpression || level.inStatement ? null : false),
  };
}
