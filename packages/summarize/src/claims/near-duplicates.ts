import type { Claim } from '@reposcan/core';

/** Words that every sentence has. */
const common = new Set('a an and are as at be by can for from has have in into is it its of on or that the their this to use used uses using was were which with you your'.split(' '));
/** Of the shorter claim's words, those that the longer one shares. */
const sameFrom = 0.7;
/** The same, where it was said on another topic: what is short may share most words and still say something else. */
const sameElsewhereFrom = 0.9;

/** The claims without those that say again what an earlier one says, or one of another topic, given in `before`. */
export function withoutRepetition(claims: readonly Claim[], before: readonly Claim[] = []): Claim[] {
  const elsewhere = before.map(({ text }) => wordsOf(text));
  const known: ReadonlySet<string>[] = [];
  return claims.filter(({ text }) => {
    const words = wordsOf(text);
    if (known.some((other) => overlap(words, other) >= sameFrom) || elsewhere.some((other) => overlap(words, other) >= sameElsewhereFrom)) return false;
    known.push(words);
    return true;
  });
}

/** The words of a text that carry its meaning, roughly without endings. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.\-_/][\p{L}\p{N}]+)*/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !common.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')));
}

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  if (few.size === 0) return 1;
  return [...few].filter((word) => many.has(word)).length / few.size;
}
