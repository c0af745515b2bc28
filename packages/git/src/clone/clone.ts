import type { FoundCommit } from '../commit/read-commit.js';

/** A clone, and what is wanted in it. */
export interface Clone {
  /** The bare git directory. */
  folder: string;
  /** The object id that the ref leads to; `null` where it leads to none. */
  tip: string | null;
  /** Its commit, where finding the tip told it. */
  commit: FoundCommit | null;
  /** The branch that the server's HEAD names; `null` where it names none or a ref was asked for. */
  branch: string | null;
}
