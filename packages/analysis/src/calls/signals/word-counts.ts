import type { AnalysisCache, FileTree, TreeEntry } from '@reposcan/core';
import { sourceText } from '../../content/source-text.js';
import { readSources } from '../../extract/read-sources.js';
import { createTurns } from '../../extract/turns.js';

/** Raise it when what counts as a word changes. */
const version = 1;

const word = /[A-Za-z_$][\w$]{2,}/g;
const whole = /^[A-Za-z_$][\w$]{2,}$/;

/** How often a name stands anywhere in the files of a scan: as code, in a text, in a comment. `null` for what is no word here: too short, or of other letters. */
export type WordCounts = (name: string) => number | null;

/** Counts the words of files. What is known of unchanged files comes from the cache. */
export async function countWords(
  tree: FileTree,
  files: readonly { path: string; entry: TreeEntry }[],
  { cache, maxFileBytes, signal }: { cache: AnalysisCache | undefined; maxFileBytes: number; signal: AbortSignal | undefined },
): Promise<WordCounts> {
  const counts = new Map<string, number>();
  const turns = createTurns(signal);
  const unknown: { path: string; entry: TreeEntry }[] = [];
  for (const file of files) {
    const kept = cache?.get(keyOf(file.entry));
    if (typeof kept === 'string') addWords(kept, counts);
    else unknown.push(file);
    await turns.next();
  }
  if (unknown.length > 0) {
    for await (const { file, bytes } of readSources(tree, unknown, { maxFileBytes, signal })) {
      const content = bytes === null ? null : sourceText(bytes);
      const words = content !== null && 'text' in content ? wordsOf(content.text) : '';
      cache?.set(keyOf(file.entry), words);
      addWords(words, counts);
      await turns.next();
    }
  }
  return (name) => (whole.test(name) ? (counts.get(name) ?? 0) : null);
}

function keyOf({ oid }: TreeEntry): string {
  return `words:${String(version)}:${oid}`;
}

/** The words of a text, each once, with their number where there are several: `foo bar:2`. */
function wordsOf(text: string): string {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(word)) counts.set(found, (counts.get(found) ?? 0) + 1);
  return [...counts].map(([found, count]) => (count === 1 ? found : `${found}:${String(count)}`)).join(' ');
}

function addWords(words: string, counts: Map<string, number>): void {
  for (const item of words.split(' ')) {
    const colon = item.indexOf(':');
    const name = colon < 0 ? item : item.slice(0, colon);
    counts.set(name, (counts.get(name) ?? 0) + (colon < 0 ? 1 : Number(item.slice(colon + 1))));
  }
}
