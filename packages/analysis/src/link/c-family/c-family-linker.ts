import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, LinkContext, Linker } from '../linker.js';
import { foldersUpward, joinPath } from '../nearest.js';
import { isStandardHeader } from './standard-headers.js';

/**
 * Includes of C and C++, as far as they can be told without the build: the file beside, then the folders from there up, themselves and their `include`, `src`
 * and `inc`, then the one file of the tree whose path ends like it. An include leads to the header, not to its implementation.
 */
export const cFamilyLinker: Linker = {
  languages: ['C', 'C++'],
  reads: () => false,
  createResolver,
};

const includeFolders = ['', 'include', 'src', 'inc'];

/** More files of one name say nothing. */
const maxCandidates = 500;

function createResolver({ tree }: LinkContext): ImportResolver {
  const bySuffix = new Map<string, string | null>();
  return (from, { specifier, system }) => {
    // `#include MACRO`
    if (!/[./]/.test(specifier) && !isStandardHeader(specifier) && system !== true) return ignored;
    const beside = system === true ? null : resolvePath(directoryOf(from.path), specifier);
    if (beside !== null && tree.hasFile(beside)) return toFiles(from.path, [beside]);
    // A library has its own string.h only beside the file; in angle brackets it is the system's.
    if (system === true && isStandardHeader(specifier)) return builtin(specifier);
    const header = inFoldersUpward(directoryOf(from.path), specifier) ?? uniqueSuffix(specifier);
    if (header !== null) return toFiles(from.path, [header]);
    if (isStandardHeader(specifier)) return builtin(specifier);
    if (system === true) return external(libraryOf(specifier));
    return isLibraryPath(specifier) ? external(libraryOf(specifier)) : unresolved('there is no such file, or several: it may be generated, or found by the build');
  };

  function inFoldersUpward(folder: string, specifier: string): string | null {
    for (const base of foldersUpward(folder)) {
      for (const inside of includeFolders) {
        const path = resolvePath(joinPath(base, inside), specifier);
        if (path !== null && tree.hasFile(path)) return path;
      }
    }
    return null;
  }

  function uniqueSuffix(specifier: string): string | null {
    const wanted = resolvePath('', specifier.replace(/^(?:\.{1,2}\/){0,50}/, '')) ?? '';
    const known = bySuffix.get(wanted);
    if (known !== undefined) return known;
    const candidates = tree.filesNamed(nameOf(wanted));
    const matching = candidates.length > maxCandidates ? [] : candidates.filter((path) => path.endsWith(`/${wanted}`) || path === wanted);
    const found = matching.length === 1 ? (matching[0] ?? null) : null;
    bySuffix.set(wanted, found);
    return found;
  }

  /** `gtest/gtest.h`, where no folder of the tree is called `gtest`. */
  function isLibraryPath(specifier: string): boolean {
    const slash = specifier.indexOf('/');
    return slash > 0 && !specifier.startsWith('.') && !includeFolders.some((folder) => tree.hasDirectory(joinPath(folder, specifier.slice(0, slash))));
  }
}

/** The folder that a library keeps its headers in, or the header. */
function libraryOf(specifier: string): string {
  return specifier.split('/', 1)[0] ?? specifier;
}
