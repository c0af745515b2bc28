import type { CommitHistory, HistoryCommit } from '@reposcan/core';
import { parseCommit } from '../commit/parse-commit.js';
import { MAX_COMMIT_BYTES } from '../commit/read-commit.js';
import { GitError } from '../git-error.js';
import { startBatch, type ObjectBatch } from '../objects/object-batch.js';
import type { ObjectView } from '../objects/object-view.js';
import { requireOpen } from '../objects/require-open.js';
import type { FailureContext } from '../process/failure.js';
import { createLogParser, type LogEntry } from './log-parser.js';
import { historyStart } from './history-start.js';

/** Which commits to read. */
export interface HistoryOptions {
  /** No commit before this moment. ISO 8601. @default one year before the opened commit */
  since?: string;
  /** @default 1000 */
  maxCommits?: number;
  /** Paths of one commit that are kept. @default 10000 */
  maxFilesPerCommit?: number;
  signal?: AbortSignal;
}

/** The commit whose history is read. */
export interface HistoryStart {
  view: ObjectView;
  /** Object id and date of the opened commit. */
  commit: string;
  committedAt: string;
  /** Commits whose parents are not here. */
  boundary: ReadonlySet<string>;
  context: FailureContext;
}

/**
 * A commit whose clock was wrong must not end the history: only after so many older ones in a row everything that follows is taken to be older too.
 */
const OLDER_IN_A_ROW = 100;

/**
 * Reads the commits before, and including, the opened one, through one `git log --raw` that stops when there are enough. It needs no contents, so it runs
 * on any partial clone and fetches nothing. Renames are found where the content is unchanged.
 * Throws a GitError: INVALID_TARGET, ABORTED, CLOSED, and why git failed where not even the first commit could be read.
 */
export async function readHistory(start: HistoryStart, options: HistoryOptions = {}): Promise<CommitHistory> {
  const { view, commit, boundary, context } = start;
  const { maxCommits = 1_000, maxFilesPerCommit = 10_000, signal } = options;
  const since = historyStart(options.since, start.committedAt);
  requireOpen(view, context, signal);

  const commits: HistoryCommit[] = [];
  let truncated = false;
  let shallow = false;
  let older = 0;
  const batch = startBatch(view, signal);
  /** Takes a commit; false when there are enough. */
  const add = async ({ oid, files }: LogEntry): Promise<boolean> => {
    const read = await readHead(batch, oid);
    if (read === null) throw new GitError(`${context.what} failed: commit ${oid} cannot be read.`, { code: 'CORRUPT', input: context.input });
    const { author, email, committedAt, subject, parents } = read;
    if (Date.parse(committedAt) < Date.parse(since)) return (older += 1) < OLDER_IN_A_ROW;
    older = 0;
    if (commits.length >= maxCommits) {
      truncated = true;
      return false;
    }
    // At the end of a shallow clone git takes every file for new: what the commit really changed is not known.
    const cutOff = parents > 0 && boundary.has(oid);
    shallow ||= cutOff;
    commits.push({ oid, author, email, committedAt, subject, merge: parents > 1, files: cutOff || parents > 1 ? [] : files });
    return true;
  };

  try {
    await eachCommit(view, commit, { maxFilesPerCommit, context, signal }, add);
  } catch (error) {
    requireOpen(view, context, signal);
    // An old commit that is damaged or missing does not cost the newer ones.
    if (!(error instanceof GitError) || commits.length === 0) throw error;
    truncated = true;
  } finally {
    await batch.close();
  }
  return { commits, since, truncated, shallow };
}

async function readHead(batch: ObjectBatch, oid: string): Promise<ReturnType<typeof parseCommit> | null> {
  batch.ask(oid);
  const header = await batch.header();
  if (header === null || header === 'missing' || header.type !== 'commit') return null;
  const bytes = await batch.prefix(header, MAX_COMMIT_BYTES);
  return bytes === null ? null : parseCommit(bytes);
}

const LOG = ['log', '--raw', '-z', '--no-abbrev', '--format=%H', '--no-color', '--no-decorate', '--no-diff-merges', '--find-renames=100%'];

/** Hands over each commit, newest first, until `take` says that there are enough. Throws a GitError where git failed before. */
async function eachCommit(
  view: ObjectView,
  oid: string,
  options: { maxFilesPerCommit: number; context: FailureContext; signal?: AbortSignal },
  take: (entry: LogEntry) => Promise<boolean>,
): Promise<void> {
  const { maxFilesPerCommit, context, signal } = options;
  const parser = createLogParser(maxFilesPerCommit);
  // A repository's commit graph could tell another history than its commits.
  const git = view.start([...LOG, '--end-of-options', oid], {
    settings: [['core.commitGraph', 'false']],
    timeoutMs: view.runner.commandTimeoutMs,
    signal,
  });
  try {
    for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
      const entries = parser.push(chunk);
      if (entries === null) throw new GitError(`${context.what} failed: git's log cannot be understood.`, { code: 'CORRUPT', input: context.input });
      for (const entry of entries) if (!(await take(entry))) return;
    }
    const failure = view.runner.failure(await git.ended, context);
    if (failure !== null) throw failure;
    const last = parser.last();
    if (last !== null) await take(last);
  } catch (error) {
    if (error instanceof GitError) throw error;
    // The stream was ended: git was stopped, and its end says why.
    throw view.runner.failure(await git.ended, context) ?? error;
  } finally {
    git.stop('enough');
    await git.ended;
  }
}
