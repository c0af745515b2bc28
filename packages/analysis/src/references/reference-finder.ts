import type { ReferenceContext } from './reference-context.js';

/**
 * Finds which files of the tree a source file refers to, by light patterns: it may miss some and count one in a comment. Good enough to tell what
 * much depends on; a real import graph resolves what this cannot.
 */
export interface ReferenceFinder {
  /** Languages that it reads. */
  languages: ReadonlySet<string>;
  /** Paths in the tree; may repeat and may be the file itself. `text` has one character per byte. */
  find(path: string, text: string, context: ReferenceContext): Iterable<string>;
}

/** All groups of a pattern's matches, at most `limit` of them. A name that is not ASCII is decoded. */
export function* captures(pattern: RegExp, text: string, limit = 2000): Generator<string> {
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? match[2];
    if (name === undefined) continue;
    yield /^[\u0020-\u007e]*$/.test(name) ? name : Buffer.from(name, 'latin1').toString('utf8');
    count += 1;
    if (count >= limit) return;
  }
}
