import { expect, it } from 'vitest';
import type { ObservedFile } from '@reposcan/core';
import { sampleRepositoryScan } from '../../fixtures/sample-repository.js';
import { directoryTiles } from './directory-tiles.js';

const mark = (language: string | null) => language ?? 'none';

function file(path: string, lines: number | null, more: Partial<ObservedFile> = {}): ObservedFile {
  return { path, size: 1, language: 'Go', role: 'source', lines, importance: 1, reasons: [], ...more };
}

it('keeps every line that people wrote', () => {
  const { files } = sampleRepositoryScan();
  const written = files.filter(({ role }) => role !== 'generated').reduce((sum, { lines }) => sum + (lines ?? 0), 0);

  const total = directoryTiles(files, mark).reduce((sum, { value }) => sum + value, 0);

  expect(total).toBe(written);
});

it('shows large directories by their parts, and small ones as one', () => {
  const files = [file('src/a/one.go', 500), file('src/b/two.go', 400), file('docs/x.md', 20), file('docs/y.md', 20)];

  expect(directoryTiles(files, mark).map(({ name, value }) => [name, value])).toEqual([
    ['src/a/one.go', 500],
    ['src/b/two.go', 400],
    ['docs/', 40],
  ]);
});

it('leaves out what nobody wrote or could read', () => {
  expect(
    directoryTiles(
      [file('a.min.js', 9, { role: 'generated' }), file('vendor/b.js', 9, { role: 'vendored' }), file('c.png', null)],
      mark,
    ),
  ).toEqual([]);
});

it('colours a directory by its most frequent language', () => {
  const files = [file('big.go', 900), file('lib/a.py', 10, { language: 'Python' }), file('lib/b.c', 30, { language: 'C' })];

  expect(directoryTiles(files, mark).map((tile) => tile.mark)).toEqual(['Go', 'C']);
});
