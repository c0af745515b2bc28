import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldFolders, folderRange } from './fold-folders.js';

const files = (folder: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${folder}/f${String(index)}.ts`);
const foldersOf = (paths: string[]): string[] => [...new Set(foldFolders(paths).values())].sort();

describe('folding files into folders', () => {
  it('gives the packages of a monorepo', () => {
    const packages = ['ai', 'core', 'ui', 'cli', 'docs', 'web'];

    expect(foldersOf(packages.flatMap((name) => files(`packages/${name}/src`, 10)))).toEqual(packages.map((name) => `packages/${name}`).sort());
  });

  it('gives the folders below src of a single package', () => {
    expect(foldersOf([...['a', 'b', 'c', 'd', 'e'].flatMap((name) => files(`src/${name}/deep`, 4)), 'src/index.ts'])).toEqual(['src', 'src/a', 'src/b', 'src/c', 'src/d', 'src/e']);
  });

  it('splits what hides more than a third', () => {
    expect(foldersOf([...files('lib/big/x', 20), ...files('lib/big/y', 20), ...['a', 'b', 'c', 'd'].flatMap((name) => files(`lib/${name}`, 4))])).toEqual(['lib/a', 'lib/b', 'lib/big/x', 'lib/big/y', 'lib/c', 'lib/d']);
  });

  it('gives the largest of more than forty, and the rest together', () => {
    const folders = foldersOf(Array.from({ length: 100 }, (_, index) => files(`packages/p${String(index).padStart(2, '0')}`, index + 1)).flat());

    expect(folders).toHaveLength(folderRange.most);
    expect(folders).toContain('packages/p99');
    expect(folders).toContain('packages');
  });

  it('leaves a folder of more than forty whole where it has less than half of the files', () => {
    const plugins = Array.from({ length: 50 }, (_, index) => `lib/plugins/p${String(index)}/a.ts`);

    expect(foldersOf([...plugins, ...['a', 'b', 'c', 'd'].flatMap((name) => files(`lib/${name}`, 15))])).toEqual(['lib/a', 'lib/b', 'lib/c', 'lib/d', 'lib/plugins']);
  });

  it('gives each file a folder that it is in, the same in whatever order files come, at most forty', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c', '__proto__', 'd e'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 80 }), (paths) => {
        const folders = foldFolders(paths);

        for (const [file, folder] of folders) expect(folder === '' || file.startsWith(`${folder}/`)).toBe(true);
        expect(new Set(folders.values()).size).toBeLessThanOrEqual(folderRange.most);
        expect(foldFolders([...paths].reverse())).toEqual(folders);
      }),
    );
  });

  it('of a path with thousands of folders ends', () => {
    expect(foldersOf([`${'a/'.repeat(2000)}x`, `${'a/'.repeat(1999)}y`])).toHaveLength(1);
  });
});
