import { plainText, type Claim, type ClaimSource } from '@reposcan/core';
import { kindOfOrder } from '../hostile/kind-of-order.js';
import type { Evidence } from './evidence.js';
import { numbersIn } from './numbers-in.js';
import { pathsIn } from './paths-in.js';

/** UTF-16 units of a claim. */
export const maxClaimLength = 400;
const maxSources = 6;

/**
 * The claim with what is wrong in its sources repaired, or `null` where it does not hold: no source exists, a number is not in the evidence, a path is not in
 * the commit, or its text is an order. Every claim of a summary passes it, whoever wrote it.
 */
export function checkClaim({ text, sources }: Claim, evidence: Evidence): Claim | null {
  const plain = plainText(text, maxClaimLength);
  const real = existing(sources, evidence);
  if (plain === '' || real.length === 0 || kindOfOrder(plain) !== null) return null;
  const numbers = evidence.numbersOf(real);
  if (!numbersIn(plain).every((number) => numbers.has(number))) return null;
  return pathsIn(plain).every((path) => evidence.namesFile(path)) ? { text: plain, sources: real } : null;
}

/** Those that exist, each once; a line that the file does not have becomes the whole file. */
function existing(sources: readonly ClaimSource[], evidence: Evidence): ClaimSource[] {
  const seen = new Set<string>();
  return sources
    .filter(({ path }) => evidence.hasFile(path))
    .map(({ path, line }) => ({ path, line: line !== null && Number.isInteger(line) && line >= 1 && line <= (evidence.linesOf(path) ?? line) ? line : null }))
    .filter(({ path, line }) => {
      const key = `${path}:${String(line)}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, maxSources);
}
