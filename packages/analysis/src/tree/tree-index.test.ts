import { describe, expect, it } from 'vitest';
import { createTreeIndex } from './tree-index.js';
import { depthOf, directoryOf, nameOf, resolvePath, stemOf } from './tree-path.js';

it('takes paths apart', () => {
  expect([nameOf('a/b.c.ts'), directoryOf('a/b.c.ts'), stemOf('a/b.c.ts'), depthOf('a/b.c.ts')]).toEqual(['b.c.ts', 'a', 'b.c', 1]);
  expect([nameOf('.x'), directoryOf('.x'), stemOf('.x'), depthOf('.x')]).toEqual(['.x', '', '.x', 0]);
});

describe('a reference', () => {
  it.each([
    ['a/b', './c', 'a/b/c'],
    ['a/b', '../c', 'a/c'],
    ['a', '../../c', null],
    ['', 'c//d/./e', 'c/d/e'],
    ['a', '..', ''],
  ])('from %j to %j is %j', (directory, reference, expected) => {
    expect(resolvePath(directory, reference)).toBe(expected);
  });
});

it('knows files, folders and names', () => {
  const index = createTreeIndex(['__proto__/constructor', 'a/b/c.ts', 'a/d.ts', 'x.ts']);

  expect(index.hasFile('a/b/c.ts')).toBe(true);
  expect(index.hasFile('a/b')).toBe(false);
  expect(index.hasDirectory('a/b')).toBe(true);
  expect(index.hasDirectory('')).toBe(true);
  expect(index.filesIn('a')).toEqual(['a/d.ts']);
  expect(index.filesIn('toString')).toEqual([]);
  expect(index.filesNamed('constructor')).toEqual(['__proto__/constructor']);
  expect(index.directories).toBe(3);
});
