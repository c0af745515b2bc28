import { decodePath } from '../tree/tree-path.js';

/** One commit of `git log --raw -z` and the files that it touched. */
export interface LogEntry {
  oid: string;
  files: string[];
}

/** Takes the output of `git log --raw -z --format=%H` in pieces. */
export interface LogParser {
  /** The commits that are complete with this piece; `null` where the output is not what git writes. */
  push(chunk: Buffer): LogEntry[] | null;
  /** The last commit, which only the end of the output completes. */
  last(): LogEntry | null;
}

/** No path that a file system takes is longer; what is longer is dropped. Bytes. */
const MAX_TOKEN_BYTES = 64 * 1024;

/**
 * A parser. The output is parts that end with NUL: an object id begins a commit; `:modes ids status` begins a file, followed by its path, or by the old and
 * the new path where the status is a rename. At most `maxFiles` of a commit are kept; of a rename the new path.
 */
export function createLogParser(maxFiles: number): LogParser {
  let current: LogEntry | null = null;
  /** Paths that are due before anything else. */
  let due = 0;
  let rest = Buffer.alloc(0);

  const takePath = (bytes: Buffer): void => {
    due -= 1;
    if (due === 0 && current !== null && current.files.length < maxFiles && bytes.length <= MAX_TOKEN_BYTES) {
      current.files.push(decodePath(bytes).path);
    }
  };
  const take = (bytes: Buffer, done: LogEntry[]): boolean => {
    if (due > 0) {
      takePath(bytes);
      return true;
    }
    const text = bytes.toString('latin1').replace(/^\n/, '');
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) {
      if (current !== null) done.push(current);
      current = { oid: text, files: [] };
      return true;
    }
    const status = /^:\d{6} \d{6} [0-9a-f]+ [0-9a-f]+ ([A-Z])\d*$/.exec(text)?.[1];
    if (status === undefined || current === null) return false;
    due = status === 'R' || status === 'C' ? 2 : 1;
    return true;
  };

  return {
    push(chunk) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const done: LogEntry[] = [];
      let start = 0;
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
        if (!take(bytes.subarray(start, end), done)) return null;
        start = end + 1;
      }
      // The end of a part that is longer than any we keep is not needed.
      rest = Buffer.from(bytes.subarray(start, start + MAX_TOKEN_BYTES + 1));
      return done;
    },
    last: () => current,
  };
}
