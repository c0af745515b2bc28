import { describe, expect, it } from 'vitest';
import { foldersUpward, isWithin, joinPath, nearestFirst, sharedFolders } from './nearest.js';

it.each([
  ['a/b/c', 'a/b/d', 2],
  ['a/b', 'a/b', 2],
  ['ab', 'a', 0],
  ['', 'a', 0],
  ['', '', 0],
])('%j and %j share %i folders', (left, right, shared) => {
  expect(sharedFolders(left, right)).toBe(shared);
});

it('puts what is in the most folders of a file first, then goes by path', () => {
  expect(nearestFirst('a/b/x.ts', ['z/1', 'a/2', 'a/b/3', 'b/4', 'a/b/1'], (path) => path)).toEqual(['a/b/1', 'a/b/3', 'a/2', 'b/4', 'z/1']);
});

it('goes up to the root', () => {
  expect(foldersUpward('a/b')).toEqual(['a/b', 'a', '']);
  expect(foldersUpward('')).toEqual(['']);
});

describe('a folder', () => {
  it.each([
    ['a', 'a/b', true],
    ['a', 'a', true],
    ['a', 'ab', false],
    ['', 'x', true],
  ])('%j has %j within: %j', (folder, path, within) => {
    expect(isWithin(folder, path)).toBe(within);
  });

  it.each([
    ['', 'b', 'b'],
    ['a', 'b', 'a/b'],
    ['a', '', 'a'],
  ])('%j joined with %j is %j', (folder, name, path) => {
    expect(joinPath(folder, name)).toBe(path);
  });
});
