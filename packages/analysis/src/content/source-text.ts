import { contentFacts, decodeText } from './content-facts.js';
import { lfsPointerSize } from './lfs-pointer.js';

/** The text of a source file, or why it has none. */
export function sourceText(bytes: Uint8Array): { text: string } | { reason: string } {
  const { binary, encoding } = contentFacts(bytes);
  if (binary) return { reason: 'it is not text' };
  const text = decodeText(bytes, encoding);
  return lfsPointerSize(text) === null ? { text } : { reason: 'it is a Git LFS pointer' };
}
