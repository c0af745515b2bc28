import { directoryOf } from '../../tree/tree-path.js';
import type { PythonFolders } from './python-folders.js';
import type { SearchPath } from './search-path.js';
import type { SourceRoot } from './source-root.js';

/** What a dotted name is in this repository. */
export type FoundModule =
  /** A module; `folders` is where its submodules are: one for a package, none for a plain file. */
  | { kind: 'file'; file: string; folders: readonly string[] }
  /** A folder without `__init__.py`, possibly in several places. */
  | { kind: 'namespace'; folders: readonly string[] }
  /** The package is here, and has no such module. */
  | { kind: 'broken'; package: string }
  | { kind: 'missing' };

/** How absolute imports are looked up: along the search path of the file, then in the rest of the tree. Results are kept by folder and name. */
export function createModuleFinder(search: {
  folders: PythonFolders;
  searchPathOf: (path: string) => SearchPath;
  otherRoots: (path: string, name: string) => readonly SourceRoot[];
}): (path: string, parts: readonly string[]) => FoundModule {
  const known = new Map<string, FoundModule>();
  return (path, parts) => {
    const stubsFirst = path.endsWith('.pyi');
    const key = `${directoryOf(path)}\0${String(stubsFirst)}\0${parts.join('.')}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const found = find(path, parts, stubsFirst);
    known.set(key, found);
    return found;
  };

  /** A complete match wins over a broken one in an earlier root: what is installed from several roots is one package to Python as well. */
  function find(path: string, parts: readonly string[], stubsFirst: boolean): FoundModule {
    const portions: string[] = [];
    let incomplete: FoundModule | null = null;
    for (const { root, own } of rootsOf(path, parts[0] ?? '')) {
      const rest = below(root, parts);
      if (rest === null) continue;
      const { match, depth } = rest.length === 0 ? ownPackage(root, stubsFirst) : search.folders.walk(root.folder, rest, stubsFirst);
      if (match === null) continue;
      if (depth === rest.length) {
        if (match.file !== null) return { kind: 'file', file: match.file, folders: match.folder === null ? [] : [match.folder] };
        if (match.folder !== null) portions.push(match.folder);
      } else if (own && match.file !== null) {
        // A module that is a file may register what looks like its submodules at run time, as six does; a package that lacks one is broken.
        incomplete ??= match.folder === null ? { kind: 'file', file: match.file, folders: [] } : { kind: 'broken', package: match.folder };
      }
    }
    if (portions.length > 0) return { kind: 'namespace', folders: portions };
    return incomplete ?? { kind: 'missing' };
  }

  function* rootsOf(path: string, name: string): Generator<{ root: SourceRoot; own: boolean }> {
    for (const root of search.searchPathOf(path).roots) yield { root, own: true };
    // Elsewhere a package of the same name may be another one.
    for (const root of search.otherRoots(path, name)) yield { root, own: false };
  }

  function ownPackage({ folder }: SourceRoot, stubsFirst: boolean): ReturnType<PythonFolders['walk']> {
    const init = search.folders.lookup(folder, '__init__', stubsFirst)?.file ?? null;
    return { match: init === null && !search.folders.hasModules(folder) ? null : { file: init, folder }, depth: 0 };
  }
}

/** The parts of a name below a root's prefix, or `null` where it is another name. */
function below({ prefix }: SourceRoot, parts: readonly string[]): readonly string[] | null {
  if (prefix === '') return parts;
  const given = prefix.split('.');
  return given.every((part, index) => part === parts[index]) ? parts.slice(given.length) : null;
}
