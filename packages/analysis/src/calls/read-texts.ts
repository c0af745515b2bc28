import type { FileTree, TreeEntry } from '@reposcan/core';
import { sourceText } from '../content/source-text.js';
import { readSources } from '../extract/read-sources.js';

/** The texts of files by path, and why some have none. */
export interface Texts {
  texts: Map<string, string>;
  reasons: Map<string, string>;
}

/** Reads files of a tree by path. Rejects as `readSources` does. */
export async function readTexts(
  tree: FileTree,
  entries: ReadonlyMap<string, TreeEntry>,
  paths: readonly string[],
  options: { maxFileBytes: number; signal: AbortSignal | undefined },
): Promise<Texts> {
  const texts = new Map<string, string>();
  const reasons = new Map<string, string>();
  const files = paths.flatMap((path) => {
    const entry = entries.get(path);
    return entry === undefined ? [] : [{ path, entry }];
  });
  if (files.length === 0) return { texts, reasons };
  for await (const { file, ...content } of readSources(tree, files, options)) {
    const read = content.bytes === null ? { reason: content.reason } : sourceText(content.bytes);
    if ('text' in read) texts.set(file.path, read.text);
    else reasons.set(file.path, read.reason);
  }
  return { texts, reasons };
}
