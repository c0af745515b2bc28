import { readFile, stat } from 'node:fs/promises';

/** A clone with more places where its history is cut off is not one that anybody made. Bytes. */
const MAX_SHALLOW_BYTES = 16 * 1024 * 1024;

/** The commits at which a shallow clone ends, from its file `shallow`; none where it is complete. */
export async function readBoundary(shallowFile: string): Promise<Set<string>> {
  const found = await stat(shallowFile).catch(() => null);
  if (found === null || !found.isFile() || found.size > MAX_SHALLOW_BYTES) return new Set();
  const text = await readFile(shallowFile, 'latin1').catch(() => '');
  return new Set(text.split('\n').filter((line) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(line)));
}
