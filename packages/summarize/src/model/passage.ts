import type { ClaimSource } from '@reposcan/core';

/** A piece of the repository that a model is shown. Its text is untrusted, plain and without what is hidden. */
export interface Passage {
  /** What the model names it by: `D1`, `C12`. */
  id: string;
  text: string;
  /** What a claim that names it is sourced by. */
  sources: ClaimSource[];
}

/** Passages as they stand in a prompt. */
export function shownPassages(passages: readonly Passage[]): string {
  return passages.map(({ id, text, sources: [first] }) => `[${id}] (${first?.path ?? ''})\n${text}`).join('\n\n');
}
