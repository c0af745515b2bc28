/**
 * Wherever one of these stands, there may be an import; where none does, there is none. Comments and texts match, too. Only a comment that begins on a
 * line of its own between `from` and the specifier is not expected.
 */
const pattern = /\bfrom(?:\s*["']|[ \t]*\/[/*])|\bimport(?:\s*["'(]|[ \t]*\/[/*])|\brequire\s*[(./?!<]|\/\/\/\s*<reference\b/g;

/** Positions at which an import may stand, ascending. */
export function importCandidates(text: string): number[] {
  return Array.from(text.matchAll(pattern), (match) => match.index);
}

/** Whether one of the ascending positions lies in a range; its end is outside. */
export function someWithin(positions: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (positions[low] ?? end) < end;
}

/** Whether one of the ascending positions lies in a documentation comment: `@type {import('./x').Y}`, `@import { Y } from './x'`. */
export function someInDocumentation(text: string, positions: readonly number[]): boolean {
  const bounds = /\/\*\*|\*\//g;
  let next = 0;
  let inside = false;
  for (let bound = bounds.exec(text); bound !== null && next < positions.length; bound = bounds.exec(text)) {
    const before = next;
    while (next < positions.length && (positions[next] ?? 0) < bound.index) next += 1;
    if (inside && next > before) return true;
    inside = bound[0] !== '*/';
  }
  return inside && next < positions.length;
}
