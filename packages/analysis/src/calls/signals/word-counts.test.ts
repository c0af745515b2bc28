import type { AnalysisCache } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { memoryTree, type TreeContents } from '../../fixtures/memory-tree.js';
import { countWords } from './word-counts.js';

async function counts(contents: TreeContents, cache?: AnalysisCache) {
  const tree = memoryTree(contents);
  return countWords(tree, tree.entries.map((entry) => ({ path: entry.path, entry })), { cache, maxFileBytes: 1_000, signal: undefined });
}

describe('the words of files', () => {
  it('are counted over all of them, wherever they stand', async () => {
    const words = await counts({ 'a.ts': 'function load() {} // see load and unload\nconst x = "load";', 'b.html': '{{ user.load }}' });

    expect(['load', 'unload', 'user', 'missing'].map(words)).toEqual([4, 1, 1, 0]);
  });

  it('are not known of names that are no such words', async () => {
    const words = await counts({ 'a.py': 'f = größe = constructor = __proto__' });

    expect(['f', 'größe', 'a-b', ''].map(words)).toEqual([null, null, null, null]);
    expect(['constructor', '__proto__'].map(words)).toEqual([1, 1]);
  });

  it('are none in what is no text, or cannot be read', async () => {
    const words = await counts({ 'a.bin': new Uint8Array([0, 108, 111, 97, 100]), 'b.ts': {}, 'c.ts': 'load '.repeat(300) });

    expect(words('load')).toBe(0);
  });

  it('are read once of a content', async () => {
    const map = new Map<string, unknown>();
    const cache = { get: (key: string) => map.get(key), set: (key: string, value: unknown) => map.set(key, value) };
    await counts({ 'a.ts': 'load load', 'b.ts': 'load' }, cache);
    const tree = memoryTree({ 'a.ts': 'load load', 'c.ts': 'load' });

    const words = await countWords({ ...tree, read: () => { throw new Error('read'); } }, tree.entries.map((entry) => ({ path: entry.path, entry })), { cache, maxFileBytes: 1_000, signal: undefined });

    expect(words('load')).toBe(3);
  });
});
