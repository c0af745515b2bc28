import type { FileTree, TreeEntry } from '@reposcan/core';
import { AnalysisError } from '../analysis-error.js';

/** The content of one file, or why there is none. */
export type SourceContent<File> = { file: File; bytes: Uint8Array } | { file: File; bytes: null; reason: string };

/**
 * The contents of the files, one at a time, each file answered once. A tree that breaks off in the middle costs the files after that point. Rejects with the
 * signal's reason on abort, and with `READ_FAILED` where nothing could be read.
 */
export async function* readSources<File extends { path: string; entry: TreeEntry }>(
  tree: FileTree,
  files: readonly File[],
  { maxFileBytes, signal }: { maxFileBytes: number; signal: AbortSignal | undefined },
): AsyncGenerator<SourceContent<File>> {
  const waiting = new Map(files.map((file) => [file.path, file]));
  let lost = 'the tree gave no answer for it';
  try {
    const options = { maxBytes: maxFileBytes, ...(signal === undefined ? {} : { signal }) };
    for await (const content of tree.read(files.map(({ entry }) => entry), options)) {
      signal?.throwIfAborted();
      const file = waiting.get(content.entry.path);
      if (file === undefined) continue;
      waiting.delete(file.path);
      yield content.bytes === null ? { file, bytes: null, reason: reasons[content.reason] } : { file, bytes: content.bytes };
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (waiting.size === files.length) {
      throw new AnalysisError('The contents of the tree could not be read.', { code: 'READ_FAILED', hint: 'Check the repository with git fsck.', cause });
    }
    lost = 'reading the tree broke off before it';
  }
  signal?.throwIfAborted();
  for (const file of waiting.values()) yield { file, bytes: null, reason: lost };
}

const reasons = { 'too-large': 'it is larger than the limit maxFileBytes', missing: 'its object is missing from the repository', 'not-a-file': 'it is not a file' };
