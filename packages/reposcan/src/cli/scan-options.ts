/** `reposcan scan …` after parsing: every value checked as far as it can be without looking at the world. */
export interface ScanOptions {
  /** The word after `scan`. */
  target: string;
  json: boolean;
  /** Where the page goes; `null` for none. */
  html: string | null;
  /** `null`: the default of this machine. */
  dataDir: string | null;
  store: boolean;
  /** Base address of the GitHub API; `undefined` for github.com. */
  githubUrl: string | undefined;
  /** From `--token`; never shown. */
  token: string | undefined;
  ref: string | undefined;
  deep: boolean;
  allowPrivate: boolean;
  userId: string;
  verbose: boolean;
  color: boolean;
}
