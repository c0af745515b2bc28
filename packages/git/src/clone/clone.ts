/** A clone, and where the wanted commit is in it. */
export interface Clone {
  /** The bare git directory. */
  folder: string;
  /** The commit, or a tag that leads to it; `null` where HEAD names nothing. */
  oid: string | null;
  /** The branch that the server's HEAD names; `null` where it names none or a ref was asked for. */
  branch: string | null;
}
