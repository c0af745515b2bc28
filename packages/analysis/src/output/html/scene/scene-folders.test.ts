import { describe, expect, it } from 'vitest';
import { sceneFolders } from './scene-folders.js';

describe('the folders of a scene', () => {
  it('are those that the files are in, the root as the empty text', () => {
    expect(sceneFolders(['a/b/x', 'a/y', 'z'])).toEqual({ paths: ['', 'a', 'a/b'], of: [2, 1, 0] });
  });

  it('are less deep where they would be too many', () => {
    expect(sceneFolders(['a/1/x', 'a/2/x', 'b/1/x', 'b/2/x'], 3)).toEqual({ paths: ['a', 'b'], of: [0, 0, 1, 1] });
  });

  it('are the largest ones and the root where even those of the first depth are too many', () => {
    const files = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1', 'd/1'];

    expect(sceneFolders(files, 3)).toEqual({ paths: ['', 'a', 'b'], of: [1, 1, 2, 2, 0, 0] });
  });

  it('of a path with thousands of parts are found at once', () => {
    const path = 'x/'.repeat(2_000) + 'f';

    expect(sceneFolders(Array.from({ length: 3_000 }, () => path)).paths).toEqual(['x/x/x/x/x/x/x/x/x/x/x/x']);
  });
});
