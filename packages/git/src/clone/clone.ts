import type { FoundCommit } from '../commit/read-commit.js';

/** A clone, and the wanted commit in it. */
export interface Clone {
  /** The bare git directory. */
  folder: string;
  /** `null` where the ref leads to none. */
  commit: FoundCommit | null;
  /** The branch that the server's HEAD names; `null` where it names none or a ref was asked for. */
  branch: string | null;
}
