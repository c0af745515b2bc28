/**
 * How many tokens a text has at most, for any tokenizer that is in use: a third of its bytes, or a token for every three letters of a word, every digit, mark and
 * line break, and every byte of other scripts, whichever is more. A name with capitals inside counts as several words. Special tokens are text like any other.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const { 0: run } of text.matchAll(/[A-Z]?[a-z]+|[A-Z]+|[ \t]+|[^A-Za-z \t]/gu)) {
    const first = run.codePointAt(0) ?? 0;
    if (first === 32 || first === 9) tokens += run.length > 1 ? Math.ceil(run.length / 8) : 0;
    else if (first < 128) tokens += Math.ceil(run.length / 3);
    else tokens += first < 0x800 ? 2 : first < 0x10000 ? 3 : 4;
  }
  return Math.max(tokens, Math.ceil(Buffer.byteLength(text) / 3));
}
