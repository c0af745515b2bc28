/** One commit and the files that it touched. */
export interface HistoryCommit {
  oid: string;
  /** Name as the commit gives it; plain text, at most 200 characters. */
  author: string;
  /** In lower case, at most 200 characters. */
  email: string;
  /** ISO 8601, of the commit (not of the author's clock). */
  committedAt: string;
  /** First line, plain text. */
  subject: string;
  /** It has more than one parent. Its `files` are empty: what it brought is in its parents. They are empty too where a shallow clone ends. */
  merge: boolean;
  /** Paths as in the tree; renames count for the new path. At most 10,000. */
  files: string[];
}

/** The commits before, and including, the one that was opened. */
export interface CommitHistory {
  /** Newest first. */
  commits: HistoryCommit[];
  /** No commit before this moment was asked for. ISO 8601. */
  since: string;
  /** There are more: `maxCommits` was reached, or an older commit is damaged or missing. */
  truncated: boolean;
  /** The clone ends before `since`: older commits are not known. */
  shallow: boolean;
}
