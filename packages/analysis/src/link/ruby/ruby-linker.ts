import { directoryOf, resolvePath } from '../../tree/tree-path.js';
import { compareText } from '../../text/compare-text.js';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, LinkContext, Linker } from '../linker.js';
import { foldersUpward, joinPath, nearestFirst } from '../nearest.js';
import { isStandardLibrary } from './standard-library.js';

/**
 * `require`, `require_relative`, `load` and `autoload` of Ruby, where they name a literal. Load paths are `lib` of every gem of the tree, and `lib`, `spec`
 * and `test` of the folders that the file is in. Constants that a loader such as Zeitwerk finds by their name are written without an import, and are no edges.
 */
export const rubyLinker: Linker = {
  languages: ['Ruby'],
  reads: () => false,
  createResolver,
};

const loadFolders = ['lib', 'spec', 'test', ''];

/** A hostile tree may hold any number. */
const maxGems = 200;

function createResolver({ tree, paths }: LinkContext): ImportResolver {
  const gems = paths.filter((path) => path.endsWith('.gemspec')).slice(0, maxGems).map((path) => joinPath(directoryOf(path), 'lib'));
  const gemFolders = [...new Set(gems)].filter((folder) => tree.hasDirectory(folder)).sort(compareText);
  const inGems = new Map<string, readonly string[]>();
  return (from, { specifier }) => {
    if (specifier === '' || specifier.startsWith('/')) return ignored;
    const folder = directoryOf(from.path);
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
      const file = fileAt(folder, specifier) ?? fileAt('', specifier);
      return file === null ? unresolved('there is no such file beside it') : toFiles(from.path, [file]);
    }
    const own = inFoldersUpward(folder, specifier) ?? nearestFirst(from.path, filesInGems(specifier), (path) => path)[0];
    if (own !== undefined) return toFiles(from.path, [own]);
    if (isStandardLibrary(specifier)) return builtin(specifier.split('/', 1)[0] ?? specifier);
    return external(specifier.split('/', 1)[0] ?? specifier);
  };

  function inFoldersUpward(folder: string, specifier: string): string | undefined {
    for (const base of foldersUpward(folder)) {
      for (const inside of loadFolders) {
        // A file directly in a folder further up is found only where the name says its ending, as load does.
        if (inside === '' && !specifier.endsWith('.rb')) continue;
        const file = fileAt(joinPath(base, inside), specifier);
        if (file !== null) return file;
      }
    }
    return undefined;
  }

  function filesInGems(specifier: string): readonly string[] {
    const known = inGems.get(specifier);
    if (known !== undefined) return known;
    const files = gemFolders.flatMap((folder) => fileAt(folder, specifier) ?? []);
    inGems.set(specifier, files);
    return files;
  }

  function fileAt(folder: string, specifier: string): string | null {
    const path = resolvePath(folder, specifier);
    return path === null ? null : ([`${path}.rb`, path].find((candidate) => tree.hasFile(candidate)) ?? null);
  }
}
