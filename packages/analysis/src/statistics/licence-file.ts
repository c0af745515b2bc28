import { compareText } from '../text/compare-text.js';

/** The licence file at the root, or `null`: LICENSE before COPYING before UNLICENSE, the plain name before variants. */
export function findLicenceFile(paths: readonly string[]): string | null {
  const candidates = paths
    .filter((path) => !path.includes('/'))
    .map((path) => ({ path, rank: rankOf(path) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((left, right) => left.rank - right.rank || left.path.length - right.path.length || compareText(left.path, right.path));
  return candidates[0]?.path ?? null;
}

const names = [/^licen[cs]es?(?:\.(?:md|txt|rst|adoc|markdown|html))?$/i, /^copying(?:\.\w+)?$/i, /^unlicen[cs]e(?:\.\w+)?$/i, /^(?:licen[cs]e|copying)[-_.][\w.-]+$/i, /^[\w-]+[-_.]licen[cs]e(?:\.\w+)?$/i];

function rankOf(path: string): number {
  const rank = names.findIndex((pattern) => pattern.test(path));
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}
