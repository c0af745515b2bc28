import { createGlob, type Glob } from '../../role/glob.js';
import { resolvePath } from '../../tree/tree-path.js';

/** What one pattern with braces may become at most: `{a,b}/{c,d}` is four. */
const maxAlternatives = 100;

/** Whether a folder is one that the patterns name; what one with `!` names is out, wherever it stands. Patterns and folders are from the root. */
export function createWorkspaceMatcher(patterns: readonly string[]): (directory: string) => boolean {
  const globs = (list: readonly string[]): Glob[] =>
    list.flatMap(expandBraces).flatMap((pattern) => {
      const path = resolvePath('', pattern);
      return path === null ? [] : [createGlob(`/${path}`)];
    });
  const members = globs(patterns.filter((pattern) => !pattern.startsWith('!')));
  const others = globs(patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)));
  return (directory) => members.some((matches) => matches(directory)) && !others.some((matches) => matches(directory));
}

/** `packages/{a,b}` as `packages/a` and `packages/b`; braces within braces stay as they are. */
export function expandBraces(pattern: string): string[] {
  let expanded = [''];
  for (const part of pattern.split(/(\{[^{}]*\})/)) {
    const alternatives = /^\{.*,.*\}$/s.test(part) ? part.slice(1, -1).split(',') : [part];
    expanded = expanded.flatMap((start) => alternatives.map((alternative) => start + alternative)).slice(0, maxAlternatives);
  }
  return expanded;
}
