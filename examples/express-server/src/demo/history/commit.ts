/** Who made a commit. */
export interface Author {
  name: string;
  email: string;
}

/** A commit of a demonstration repository: the files that it writes, by path. */
export interface Commit {
  author: Author;
  /** Seconds since 1970. */
  at: number;
  message: string;
  files: ReadonlyMap<string, string>;
}
