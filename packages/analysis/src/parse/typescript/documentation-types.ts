/** A type that the documentation of JavaScript imports. */
export interface DocumentedImport {
  position: number;
  specifier: string;
  names: string[];
}

const tag = /(?:^\/\*\*|[\n\r])[ \t]*(?:\*[ \t]*)?@(?:type|param|returns?|typedef|property|prop|satisfies|throws|this)[ \t]*\{/g;
const importType = /\bimport\((['"])([^'"\\\n\r]+)\1\)(?:\.([\w$]+))?/g;
/** No documentation is longer. */
const maxComment = 20_000;
/** What makes a tag of what would be none, or none of what would be one. */
const unusual = /[`\\]|@(?:import|callback|overload|template|example)\b|\brequire\b|\bfrom\b\s*['"]/;

/** Reads the types in a documentation comment that begins at a position: those between the braces of common tags. `null` where it takes a parser to tell. */
export function readDocumentation(comment: string, start: number): DocumentedImport[] | null {
  if (comment.length > maxComment || unusual.test(comment)) return null;
  const found: DocumentedImport[] = [];
  for (const { index, 0: opening } of comment.matchAll(tag)) {
    const typeStart = index + opening.length;
    const typeEnd = closingBrace(comment, typeStart);
    if (typeEnd === null) return null;
    for (const match of comment.slice(typeStart, typeEnd).matchAll(importType)) {
      const [, , specifier = '', name = '*'] = match;
      found.push({ position: start + typeStart + match.index, specifier, names: [name] });
    }
  }
  return found.length === comment.match(/\bimport\b/g)?.length ? found : null;
}

function closingBrace(text: string, start: number): number | null {
  let open = 1;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') open += 1;
    else if (text[at] === '}' && --open === 0) return at;
  }
  return null;
}
