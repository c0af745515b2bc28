/** A compiled pattern of a `.gitattributes` file. */
export type Glob = (path: string) => boolean;

/**
 * A pattern as git reads it in attributes: without a slash it is about names at any depth, with one about whole paths; `*` and `?` stay within a
 * folder, `**` crosses folders. Matching takes at most pattern × path steps, whatever the pattern: it comes from a repository that nobody trusts.
 */
export function createGlob(pattern: string): Glob {
  const anchored = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  const segments = anchored.split('/');
  if (segments.length === 1 && !pattern.startsWith('/')) {
    return (path) => matchesSegment(pattern, path.slice(path.lastIndexOf('/') + 1));
  }
  return (path) => matchesPath(segments, path.split('/'));
}

function matchesPath(pattern: readonly string[], parts: readonly string[]): boolean {
  return backtrack(pattern.length, parts.length, {
    isStar: (at) => pattern[at] === '**',
    // A final `**` is about what is inside the folder, not the folder itself.
    matches: (at, part) => matchesSegment(pattern[at] ?? '', parts[part] ?? ''),
  });
}

function matchesSegment(pattern: string, text: string): boolean {
  const tokens = tokensOf(pattern);
  return backtrack(tokens.length, text.length, {
    isStar: (at) => tokens[at] === '*',
    matches: (at, position) => {
      const token = tokens[at];
      return typeof token === 'function' && token(text[position] ?? '');
    },
  });
}

/** The classic wildcard match: on a mismatch only the last star is tried again, one position further. */
function backtrack(
  patternLength: number,
  textLength: number,
  at: { isStar(pattern: number): boolean; matches(pattern: number, text: number): boolean },
): boolean {
  let pattern = 0;
  let text = 0;
  let star = -1;
  let resume = 0;
  while (text < textLength) {
    if (pattern < patternLength && at.isStar(pattern)) {
      star = pattern;
      resume = text;
      pattern += 1;
    } else if (pattern < patternLength && at.matches(pattern, text)) {
      pattern += 1;
      text += 1;
    } else if (star !== -1) {
      pattern = star + 1;
      resume += 1;
      text = resume;
    } else {
      return false;
    }
  }
  while (pattern < patternLength && at.isStar(pattern)) pattern += 1;
  return pattern === patternLength;
}

type Token = '*' | ((character: string) => boolean);

const tokenCache = new Map<string, readonly Token[]>();

function tokensOf(pattern: string): readonly Token[] {
  let tokens = tokenCache.get(pattern);
  if (tokens === undefined) {
    tokens = tokenize(pattern);
    // Patterns come from repositories: a process that scans many must not keep them all.
    if (tokenCache.size > 1000) tokenCache.clear();
    tokenCache.set(pattern, tokens);
  }
  return tokens;
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (character === '?') {
      tokens.push(() => true);
    } else if (character === '[' && pattern.indexOf(']', at + 2) !== -1) {
      const end = pattern.indexOf(']', at + 2);
      tokens.push(characterClass(pattern.slice(at + 1, end)));
      at = end;
    } else {
      if (character === '\\' && at + 1 < pattern.length) at += 1;
      const literal = pattern.charAt(at);
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

function characterClass(body: string): (character: string) => boolean {
  const negated = body.startsWith('!') || body.startsWith('^');
  const members = negated ? body.slice(1) : body;
  return (character) => {
    let found = false;
    for (let at = 0; at < members.length && !found; at += 1) {
      if (members.charAt(at + 1) === '-' && at + 2 < members.length) {
        found = character >= members.charAt(at) && character <= members.charAt(at + 2);
        at += 2;
      } else {
        found = members.charAt(at) === character;
      }
    }
    return found !== negated;
  };
}
