import type { ImportTarget } from './linker.js';

/** Files that `from` imports: distinct, in the order given, without itself. */
export function toFiles(from: string, paths: Iterable<string>): ImportTarget {
  const others = [...new Set(paths)].filter((path) => path !== from);
  return others.length === 0 ? ignored : { kind: 'files', paths: others };
}

/** Something that belongs to another repository. */
export function external(name: string): ImportTarget {
  return { kind: 'external', name, builtin: false };
}

/** Something that comes with the language. */
export function builtin(name: string): ImportTarget {
  return { kind: 'external', name, builtin: true };
}

/** It should be in the repository, and is not. */
export function unresolved(reason: string): ImportTarget {
  return { kind: 'unresolved', reason };
}

/** Nothing to follow. */
export const ignored: ImportTarget = { kind: 'ignored' };
