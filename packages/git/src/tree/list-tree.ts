import type { TreeEntry } from '@reposcan/core';
import type { FailureContext } from '../process/failure.js';
import type { ObjectView } from '../objects/object-view.js';
import { GitError } from '../git-error.js';
import { decodePath } from './tree-path.js';

/** The entries of a commit's tree, in git's order. */
export interface TreeListing {
  entries: TreeEntry[];
  /** A limit was reached: there are more. */
  truncated: boolean;
  /** Object ids of contents that are not in this repository (a partial clone). */
  missing: ReadonlySet<string>;
}

/** Options of a listing. */
export interface ListOptions {
  maxEntries: number;
  context: FailureContext;
  signal?: AbortSignal;
}

/** What a listing may hold in memory, also when a few paths are very long. */
const MAX_PATH_BYTES = 64 * 1024 * 1024;
const MAX_RECORD_BYTES = 1024 * 1024;

/**
 * Lists a tree as git writes it and stops git at the limit: a "tree bomb" of a few kilobytes would otherwise go on for millions of lines.
 * Throws a GitError: CORRUPT, TIMEOUT, ABORTED, FAILED.
 */
export async function listTree(view: ObjectView, oid: string, options: ListOptions): Promise<TreeListing> {
  const { maxEntries, context, signal } = options;
  const { commandTimeoutMs } = view.runner;
  const git = view.start(['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', oid], {
    timeoutMs: commandTimeoutMs,
    signal,
  });
  const entries: TreeEntry[] = [];
  const missing = new Set<string>();
  let pathBytes = 0;
  let truncated = false;
  let unreadable = false;
  let rest = Buffer.alloc(0);

  git.stdout.on('data', (chunk: Buffer) => {
    if (truncated || unreadable) return;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      pathBytes += end - start;
      truncated = entries.length >= maxEntries || pathBytes > MAX_PATH_BYTES;
      if (truncated) return git.stop('enough');
      const record = parseRecord(bytes.subarray(start, end));
      if (record === null) {
        unreadable = true;
        return git.stop('enough');
      }
      entries.push(record.entry);
      if (record.missing) missing.add(record.entry.oid);
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    if (rest.length > MAX_RECORD_BYTES) {
      unreadable = true;
      git.stop('enough');
    }
  });

  const end = await git.ended;
  const failure = view.runner.failure(end, context);
  if (failure !== null) throw failure;
  if (unreadable) {
    throw new GitError(`${context.what} failed: an entry of its tree cannot be understood.`, {
      code: 'CORRUPT',
      input: context.input,
    });
  }
  return { entries, truncated, missing };
}

/** `100644 blob <oid> <padded size>\t<path>` */
function parseRecord(record: Buffer): { entry: TreeEntry; missing: boolean } | null {
  const tab = record.indexOf(0x09);
  const [, mode, oid, size] =
    /^(\d{6}) [a-z]+ ([0-9a-f]{40,64}) +(\d+|-|BAD)$/.exec(record.toString('latin1', 0, Math.max(0, tab))) ?? [];
  if (mode === undefined || oid === undefined) return null;
  const { path, escaped } = decodePath(record.subarray(tab + 1));
  const entry = { path, pathEscaped: escaped, oid, size: Number(size) || 0, kind: kindOf(mode) };
  return { entry, missing: size === 'BAD' };
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '160000') return 'submodule';
  if (mode === '120000') return 'symlink';
  return mode === '100755' ? 'executable' : 'file';
}
