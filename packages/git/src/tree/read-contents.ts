import type { FileContent, TreeEntry } from '@reposcan/core';
import type { ObjectView } from '../objects/object-view.js';
import type { FailureContext } from '../process/failure.js';
import { startBatch, type ObjectBatch } from '../objects/object-batch.js';
import { requireOpen } from '../objects/require-open.js';

/** Options of reading. */
export interface ReadContentsOptions {
  /** Larger files are answered with `too-large` and not read. Bytes. */
  maxBytes: number;
  context: FailureContext;
  signal?: AbortSignal;
}

/** Why there is no content. */
type Reason = Extract<FileContent, { bytes: null }>['reason'];

/** Questions that are asked ahead of the answers. Together they fit into a pipe, so asking never blocks. */
const WINDOW = 256;
/** A damaged object can end git; after this many restarts the repository as a whole counts as damaged. */
const MAX_RESTARTS = 100;

/**
 * The contents of entries in the order asked for, through one `git cat-file --batch`. A file that is missing or damaged is answered as
 * `missing` and costs no other file; symlinks and submodules are `not-a-file`. Git is ended when the consumer stops early.
 * Throws a GitError: ABORTED, CLOSED, TIMEOUT, CORRUPT.
 */
export async function* readContents(
  view: ObjectView,
  entries: Iterable<TreeEntry>,
  options: ReadContentsOptions,
): AsyncGenerator<FileContent, void, undefined> {
  const { maxBytes, context, signal } = options;
  const upcoming = entries[Symbol.iterator]();
  const window: { entry: TreeEntry; unread: Reason | null }[] = [];
  let batch: ObjectBatch | null = null;
  let restarts = 0;

  const lookAhead = (): void => {
    while (window.length < WINDOW) {
      const next = upcoming.next();
      if (next.done === true) return;
      const unread = reasonNotToRead(next.value, maxBytes);
      window.push({ entry: next.value, unread });
      if (unread === null) batch?.ask(next.value.oid);
    }
  };

  try {
    for (;;) {
      requireOpen(view, context, signal);
      lookAhead();
      const first = window[0];
      if (first === undefined) return;
      const { entry, unread } = first;
      if (unread !== null) {
        window.shift();
        yield { entry, bytes: null, reason: unread };
        continue;
      }
      if (batch === null) {
        batch = startBatch(view, signal);
        for (const pending of window) if (pending.unread === null) batch.ask(pending.entry.oid);
      }
      const answer = await readAnswer(batch, maxBytes);
      window.shift();
      if (answer === null) {
        const end = await batch.ended;
        batch = null;
        requireOpen(view, context, signal);
        restarts += 1;
        const failure = view.runner.failure(end, context);
        if (failure !== null && (failure.code === 'TIMEOUT' || failure.code === 'GIT_MISSING' || restarts > MAX_RESTARTS)) throw failure;
        yield { entry, bytes: null, reason: 'missing' };
      } else if (typeof answer === 'string') {
        yield { entry, bytes: null, reason: answer };
      } else {
        yield { entry, bytes: answer };
      }
    }
  } finally {
    await batch?.close();
  }
}

function reasonNotToRead(entry: TreeEntry, maxBytes: number): Reason | null {
  if (entry.kind !== 'file' && entry.kind !== 'executable') return 'not-a-file';
  // Entries are the caller's: what is not an object id must not become a question of its own.
  if (!/^[0-9a-f]{40,64}$/.test(entry.oid)) return 'missing';
  return entry.size > maxBytes ? 'too-large' : null;
}

async function readAnswer(batch: ObjectBatch, maxBytes: number): Promise<Buffer | 'missing' | 'too-large' | 'not-a-file' | null> {
  const header = await batch.header();
  if (header === null || header === 'missing') return header;
  if (header.type !== 'blob') return (await batch.skip(header)) ? 'not-a-file' : null;
  if (header.size > maxBytes) return (await batch.skip(header)) ? 'too-large' : null;
  return batch.body(header);
}
