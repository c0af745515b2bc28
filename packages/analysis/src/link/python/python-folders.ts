import type { TreeIndex } from '../../tree/tree-index.js';
import { directoryOf, nameOf, stemOf } from '../../tree/tree-path.js';
import { foldersUpward, joinPath } from '../nearest.js';

/** What a name is within a folder: a file, a package (a folder, with its `__init__` where it has one), or both. */
export interface ModuleMatch {
  /** `null` for a namespace package: a folder of modules without `__init__.py`. */
  file: string | null;
  /** Where its submodules are; `null` for a module that is a plain file. */
  folder: string | null;
}

/** How far a dotted name leads. */
export interface ModuleWalk {
  /** The last part that exists; `null` where the first does not. */
  match: ModuleMatch | null;
  /** How many parts exist. */
  depth: number;
}

/** Looks modules up the way Python's file finder does: package before module before namespace package. */
export interface PythonFolders {
  isPackage(folder: string): boolean;
  /** It has modules, however deep. */
  hasModules(folder: string): boolean;
  /** The folders that directly hold a module or a folder of modules of this name, sorted. */
  holders(name: string): readonly string[];
  lookup(folder: string, name: string, stubsFirst: boolean): ModuleMatch | null;
  walk(folder: string, parts: readonly string[], stubsFirst: boolean): ModuleWalk;
}

const sources = ['.py', '.pyx', '.pyi'];
const stubs = ['.pyi', '.py', '.pyx'];

/** Over all paths of a tree, sorted. */
export function createPythonFolders(tree: TreeIndex, paths: readonly string[]): PythonFolders {
  const withModules = new Set<string>();
  const holders = new Map<string, Set<string>>();
  const hold = (path: string, name: string): void => {
    const known = holders.get(name) ?? new Set<string>();
    holders.set(name, known.add(directoryOf(path)));
  };
  const packages = new Set(paths.filter((path) => /(?:^|\/)__init__\.(?:py|pyx|pyi)$/.test(path)).map(directoryOf));
  const isPackage = (folder: string): boolean => packages.has(folder);
  for (const path of paths) {
    if (!/\.pyi?$|\.pyx$/.test(path)) continue;
    hold(path, stemOf(path));
    for (let folder = directoryOf(path); !withModules.has(folder); folder = directoryOf(folder)) {
      withModules.add(folder);
      if (folder !== '') hold(folder, nameOf(folder));
    }
  }
  const lookup = (folder: string, name: string, stubsFirst: boolean): ModuleMatch | null => {
    const base = joinPath(folder, name);
    const endings = stubsFirst ? stubs : sources;
    if (isPackage(base)) {
      const init = endings.find((ending) => tree.hasFile(`${base}/__init__${ending}`));
      if (init !== undefined) return { file: `${base}/__init__${init}`, folder: base };
    }
    const ending = endings.find((candidate) => tree.hasFile(base + candidate));
    if (ending !== undefined) return { file: base + ending, folder: null };
    return withModules.has(base) ? { file: null, folder: base } : null;
  };
  return {
    isPackage,
    hasModules: (folder) => withModules.has(folder),
    holders: (name) => [...(holders.get(name) ?? [])].sort(),
    lookup,
    walk(folder, parts, stubsFirst) {
      let match: ModuleMatch | null = null;
      let inside: string | null = folder;
      let depth = 0;
      for (const part of parts) {
        const next: ModuleMatch | null = inside === null ? null : lookup(inside, part, stubsFirst);
        if (next === null) break;
        match = next;
        inside = next.folder;
        depth += 1;
      }
      return { match, depth };
    },
  };
}

/** The folders from `folder` up that are no packages: the first is what a script or test runner puts on the search path. */
export function foldersOutsidePackages(folder: string, folders: PythonFolders): string[] {
  return foldersUpward(folder).filter((candidate) => !folders.isPackage(candidate));
}
