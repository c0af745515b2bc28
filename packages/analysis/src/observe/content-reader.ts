import { setImmediate } from 'node:timers/promises';
import type { FileTree, TreeEntry } from '@reposcan/core';
import { AnalysisError } from '../analysis-error.js';
import type { WarningList } from './warning-list.js';

/** Files between two moments in which the event loop may do something else: report, abort, answer. */
const filesPerTurn = 200;

/** Anything that stands for one entry. */
export interface ReadableFile {
  readonly entry: TreeEntry;
  readonly path: string;
}

/** What reading needs besides the tree. */
export interface ReadingContext {
  maxFileBytes: number;
  warnings: WarningList;
  signal: AbortSignal | undefined;
  /** Called after each file. */
  onFile: () => void;
}

/**
 * Gives the content of each file to `visit`, one at a time; none is kept. A tree that breaks off in the middle costs the files after that point, not those
 * before: a warning says how many. Rejects with the signal's reason on abort, and with `READ_FAILED` where nothing could be read.
 */
export async function readContents<File extends ReadableFile>(
  tree: FileTree,
  files: readonly File[],
  { maxFileBytes, warnings, signal, onFile }: ReadingContext,
  visit: (file: File, bytes: Uint8Array) => void,
): Promise<void> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  let done = 0;
  try {
    const options = { maxBytes: maxFileBytes, ...(signal === undefined ? {} : { signal }) };
    for await (const content of tree.read(files.map((file) => file.entry), options)) {
      signal?.throwIfAborted();
      const file = byPath.get(content.entry.path);
      if (file === undefined) continue;
      byPath.delete(file.path);
      done += 1;
      if (content.bytes === null) warnings.file(file.path, `was not read: ${reasons[content.reason]}.`);
      else visit(file, content.bytes);
      onFile();
      if (done % filesPerTurn === 0) await setImmediate();
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (done === 0) {
      throw new AnalysisError('The contents of the tree could not be read.', { code: 'READ_FAILED', hint: 'Check the repository with git fsck.', cause });
    }
    warnings.general('PARTIAL_RESULT', `Reading the tree broke off: ${String(byPath.size)} files were not read. Check the repository with git fsck.`);
    return;
  }
  signal?.throwIfAborted();
  if (byPath.size > 0) warnings.general('PARTIAL_RESULT', `The tree gave no answer for ${String(byPath.size)} files. Check the repository with git fsck.`);
}

const reasons = { 'too-large': 'it is larger than the limit maxFileBytes', missing: 'its object is missing from the repository', 'not-a-file': 'it is not a file' };
