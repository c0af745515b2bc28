const space = /\s*/y;
const member = /\.\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)/uy;
/** What ends an expression, or goes on with it so that it takes nothing of the call by name. */
const ending = /[;,)\]}:]|$|(?=[([`*%&|^<>=])/y;
const wordAhead = /[\w$]+/y;
const continuing = new Set(['as', 'satisfies', 'in', 'instanceof', 'of', 'is', 'extends']);
/** Words and operators behind which a parenthesis groups, and calls nothing. */
const valueFollows = new Set('return yield default typeof void delete throw case new in of instanceof else do extends'.split(' '));
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
/** No declaration of names is longer, in tokens: what is, is left to the parser. */
const maxPattern = 300;

/**
 * The names that are taken of what a call gives, by what is written around it: `{ a }` of `const { a } = await import('x')`, `a` of `require('x').a`. `before` gives
 * the tokens before the call, counted backwards from 1. `null` where it takes a parser to tell.
 */
export function namesWritten(text: string, before: (count: number) => string, callEnds: number): string[] | null {
  let back = 1;
  let position = callEnds;
  for (;;) {
    position = endOf(space, text, position) ?? position;
    member.lastIndex = position;
    const taken = member.exec(text);
    // What `then` is called with is not looked at.
    if (taken !== null) return taken[1] === undefined || taken[1] === 'then' ? [] : [taken[1]];
    while (before(back) === 'await') back += 1;
    if (before(back) !== '(' || text[position] !== ')') break;
    const around = before(back + 1);
    // `if (a) (b)` groups, `f(a)(b)` calls, and in a script `await (b)` may call as well.
    if (around === ')' || around === '}' || around === 'await') return null;
    if (/^[\w$\]`"'/]/.test(around) && !valueFollows.has(around)) break;
    position += 1;
    back += 1;
  }
  const wordEnd = endOf(wordAhead, text, position);
  const ahead = text.slice(position, wordEnd ?? position);
  if (wordEnd === null ? endOf(ending, text, position) === null : continuing.has(ahead) || !/[\n\r]/.test(text.slice(callEnds, position))) return null;
  if (before(back) !== '=') return [];
  const names = declaredNames((count) => before(back + count));
  const isWhole = wordEnd !== null || position >= text.length || ';,)]}'.includes(text.charAt(position));
  return names === null || isWhole ? names : [];
}

/** The names of the declaration or assignment whose equals sign this stands before. */
function declaredNames(before: (count: number) => string): string[] | null {
  const start = typed(before) ?? 1;
  if (before(start) === '}') return boundNames((count) => before(start + count));
  if (!identifier.test(before(start))) return null;
  if (declares(before(start + 1))) return ['*'];
  return start === 1 && before(2) === '.' ? [] : null;
}

/** How far back a declared name is that has a type: `const a: B<C> =`. */
function typed(before: (count: number) => string): number | null {
  for (let count = 1; count < 30; count += 1) {
    if (before(count) === ':') return identifier.test(before(count + 1)) && declares(before(count + 2)) ? count + 1 : null;
    if (!/^(?:[\w$]+|[.<>|&()'"[\]])$/.test(before(count)) || declares(before(count))) return null;
  }
  return null;
}

function boundNames(before: (count: number) => string): string[] | null {
  const tokens: string[] = [];
  let count = 1;
  for (; before(count) !== '{'; count += 1) {
    if (count > maxPattern || !/^(?:[\w$]+|[.,:=])$/.test(before(count))) return null;
    tokens.unshift(before(count));
  }
  if (!declares(before(count + 1))) return null;
  const names: string[] = [];
  for (const element of tokens.join(' ').replace(/,$/, '').split(',')) {
    const [, rest, name] = /^ ?(?:(\. \. \.) [\w$]+|([A-Za-z_$][\w$]*)(?: : [\w$]+)?(?: = [\w$]+)?) ?$/.exec(element) ?? [];
    if (rest === undefined && name === undefined) return null;
    names.push(name ?? '*');
  }
  return names;
}

function declares(token: string): boolean {
  return token === 'const' || token === 'let' || token === 'var';
}

function endOf(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
