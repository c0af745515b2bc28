import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePath } from './tree-path.js';

describe('a reference relative to a folder', () => {
  it.each([
    ['a/b', './c', 'a/b/c'],
    ['a/b', '../../c', 'c'],
    ['a', '../..', null],
    ['', '../a', null],
    ['a', '..', ''],
    ['a', '', 'a'],
    ['a', './b//c/', 'a/b/c'],
    ['a', '...', 'a/...'],
    ['a', './.b/..c', 'a/.b/..c'],
  ])('%j and %j are %j', (folder, reference, expected) => {
    expect(resolvePath(folder, reference)).toBe(expected);
  });

  it('leads where Node says that it leads, and to nothing outside of the tree', () => {
    const part = fc.constantFrom('a', 'b', '.c', '...', '.', '..', '');
    const folder = fc.array(fc.constantFrom('x', 'y', '.z'), { maxLength: 3 }).map((parts) => parts.join('/'));

    fc.assert(
      fc.property(folder, fc.array(part, { maxLength: 6 }), (directory, parts) => {
        const reference = parts.join('/');
        const depths = [...directory.split('/').filter(Boolean), ...parts].map((name) => (name === '..' ? -1 : name === '.' || name === '' ? 0 : 1));
        let depth = 0;
        const leaves = depths.some((step) => (depth += step) < 0);

        expect(resolvePath(directory, reference)).toBe(leaves ? null : posix.join('/', directory, reference).slice(1).replace(/\/$/, ''));
      }),
    );
  });
});
