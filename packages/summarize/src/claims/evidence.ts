import type { ClaimSource } from '@reposcan/core';

/** What claims are held against. */
export interface Evidence {
  /** Whether a file of the commit is called so, or ends so (`src/index.ts` in `packages/a/src/index.ts`). */
  namesFile(path: string): boolean;
  /** Whether a file of the commit has exactly this path. */
  hasFile(path: string): boolean;
  /** Lines of a file; `null` where that is not known. */
  linesOf(path: string): number | null;
  /** The numbers that may be stated with these sources. */
  numbersOf(sources: readonly ClaimSource[]): ReadonlySet<string>;
}
