/** What stands before the specifier of an import or of a re-export. */
export interface ImportClause {
  kind: 'import' | 're-export';
  names: string[];
  typeOnly: boolean;
}

/** Names that may mean something else here, such as a binding called `type`: who reads them needs a parser. */
const ambiguous = new Set(['from', 'as', 'type', 'defer', 'source', 'import', 'export']);

/**
 * Reads `import type { a, type b as c } from`, `import x, * as y from`, `export * from` and their like, from the keyword to `from`. `null` for anything
 * else, also for what is valid but rare.
 */
export function readClause(text: string): ImportClause | null {
  const tokens = text.match(/[A-Za-z_$][\w$]*|\S/g) ?? [];
  const [keyword, ...rest] = tokens;
  if (keyword === 'import' && rest.length === 0) return { kind: 'import', names: [], typeOnly: false };
  if (rest.pop() !== 'from' || rest.length === 0) return null;
  const typeOnly = rest[0] === 'type' && rest.length > 1;
  if (typeOnly) rest.shift();
  const reader = createTokenReader(rest);
  const taken = keyword === 'import' ? readImported(reader) : keyword === 'export' ? readReExported(reader) : null;
  if (taken === null || !reader.atEnd()) return null;
  return { kind: keyword === 'import' ? 'import' : 're-export', names: taken.names, typeOnly: typeOnly || taken.typesOnly };
}

interface Taken {
  names: string[];
  /** Each name has a `type` of its own. */
  typesOnly: boolean;
}

interface TokenReader {
  /** The next token, if it is this one. */
  skip(token: string): boolean;
  /** The next token, if it is a plain name. */
  name(): string | null;
  atEnd(): boolean;
}

function createTokenReader(tokens: readonly string[]): TokenReader {
  let at = 0;
  return {
    skip(token) {
      if (tokens[at] !== token) return false;
      at += 1;
      return true;
    },
    name() {
      const token = tokens[at];
      if (token === undefined || !/^[A-Za-z_$]/.test(token) || ambiguous.has(token)) return null;
      at += 1;
      return token;
    },
    atEnd: () => at === tokens.length,
  };
}

function readImported(reader: TokenReader): Taken | null {
  const names: string[] = [];
  if (reader.name() !== null) {
    names.push('default');
    if (reader.atEnd()) return { names, typesOnly: false };
    if (!reader.skip(',')) return null;
  }
  const rest = reader.skip('*') ? (reader.skip('as') && reader.name() !== null ? { names: ['*'], typesOnly: false } : null) : readNames(reader);
  return rest === null ? null : { names: [...names, ...rest.names], typesOnly: rest.typesOnly && names.length === 0 };
}

function readReExported(reader: TokenReader): Taken | null {
  if (!reader.skip('*')) return readNames(reader);
  return reader.skip('as') && reader.name() === null ? null : { names: ['*'], typesOnly: false };
}

function readNames(reader: TokenReader): Taken | null {
  if (!reader.skip('{')) return null;
  const names: string[] = [];
  let types = 0;
  let closed = reader.skip('}');
  while (!closed) {
    if (reader.skip('type')) types += 1;
    const name = reader.name();
    if (name === null || (reader.skip('as') && reader.name() === null)) return null;
    names.push(name);
    const comma = reader.skip(',');
    closed = reader.skip('}');
    if (!comma && !closed) return null;
  }
  return { names, typesOnly: types > 0 && types === names.length };
}
