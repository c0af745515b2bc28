import { directoryOf, nameOf } from '../../tree/tree-path.js';
import { foldersUpward, isWithin, joinPath, nearestFirst } from '../nearest.js';
import { foldersOutsidePackages, type PythonFolders } from './python-folders.js';
import type { PythonProject, SourceRoot } from './source-root.js';

/** Where a file's absolute imports are looked for. Python itself has one path; a repository has one for each way its files are run. */
export interface SearchPath {
  /** The file's own folder, where a script would find its neighbours, even before the standard library; `null` in a package. */
  scriptFolder: string | null;
  /** The name of the outermost package that the file is in, or `null`. */
  topPackage: string | null;
  /** In the order in which they are asked. */
  roots: readonly SourceRoot[];
}

/** A hostile tree may hold modules of the same name a hundred thousand times. */
const maxHolders = 50;

/** No script is started from further up, save from the root. */
const maxFoldersUp = 20;

/** Folders that no project installs, by setuptools' rule for flat layouts: another project's are not meant. */
const ownFolders = new Set(
  'ci bin debian doc docs documentation manpages news newsfragments changelog test tests unit_test unit_tests example examples scripts tools util utils python build benchmark benchmarks exercise exercises htmlcov tasks fabfile setup conftest conf'.split(
    ' ',
  ),
);

/**
 * Search paths of the files of a tree, in this order: the folder that a script or pytest puts on the path (the first outside packages), the source folders of the
 * projects that the file is in, the inner before the outer, then the folders further up.
 */
export function createSearchPaths(projects: ReadonlyMap<string, PythonProject>, folders: PythonFolders): (path: string) => SearchPath {
  const known = new Map<string, SearchPath>();
  // Below `src`, a folder without `__init__.py` is a namespace package, not a folder of scripts.
  const sourceFolders = new Set([...projects.values()].flatMap(({ folder, roots }) => roots.map((root) => root.folder).filter((root) => root !== folder)));
  return (path) => {
    const folder = directoryOf(path);
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const upward = foldersUpward(folder);
    const source = upward.find((candidate) => sourceFolders.has(candidate));
    const outside = foldersOutsidePackages(folder, folders)
      .filter((candidate) => source === undefined || candidate === source || !isWithin(source, candidate))
      .filter((candidate, index) => index < maxFoldersUp || candidate === '');
    const around = upward.flatMap((candidate) => projects.get(candidate) ?? []);
    const plain = (candidate: string): SourceRoot => ({ folder: candidate, prefix: '' });
    const roots = [...outside.slice(0, 1).map(plain), ...around.flatMap((project) => [...project.testRoots, ...project.roots]), ...outside.slice(1).map(plain)];
    const top = upward[foldersBelow(upward, folders) - 1];
    const result = { scriptFolder: outside[0] === folder ? folder : null, topPackage: top === undefined ? null : nameOf(top), roots: distinct(roots) };
    known.set(folder, result);
    return result;
  };
}

/**
 * Where else in the tree a top-level name may come from: source folders of other projects, packages beside their manifests, then packages anywhere outside
 * source folders; the nearest to the file first. A package in a folder of tests, examples or documentation is found from within that folder only.
 */
export function createOtherRoots(projects: ReadonlyMap<string, PythonProject>, folders: PythonFolders): (path: string, name: string) => readonly SourceRoot[] {
  const sources = new Map<string, SourceRoot>();
  const prefixed = new Map<string, SourceRoot[]>();
  for (const { folder, roots } of projects.values()) {
    for (const root of roots) {
      const name = root.prefix.split('.', 1)[0] ?? '';
      if (name !== '') prefixed.set(name, [...(prefixed.get(name) ?? []), root]);
      else if (root.folder !== folder) sources.set(root.folder, root);
    }
  }
  const known = new Map<string, readonly SourceRoot[]>();
  return (path, name) => {
    if (ownFolders.has(name)) return [];
    const key = `${directoryOf(path)}\0${name}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const holders = folders.holders(name).slice(0, maxHolders);
    const declared = [...(prefixed.get(name) ?? []), ...holders.flatMap((folder) => sources.get(folder) ?? [])];
    const packages = holders
      .filter((folder) => !folders.isPackage(folder) && folders.isPackage(joinPath(folder, name)))
      .filter((folder) => isOpenTo(path, folder) && !foldersUpward(folder).some((outer) => sources.has(outer)))
      .map((folder): SourceRoot => ({ folder, prefix: '' }));
    const nearProject = (root: SourceRoot): boolean => projects.has(root.folder);
    const byNearness = (roots: readonly SourceRoot[]): SourceRoot[] => nearestFirst(path, roots, ({ folder }) => folder);
    const result = distinct([...byNearness(declared), ...byNearness(packages.filter(nearProject)), ...byNearness(packages)]);
    known.set(key, result);
    return result;
  };
}

/** Whether no folder of tests, examples or the like that a folder is in leaves the file outside. */
function isOpenTo(path: string, folder: string): boolean {
  return foldersUpward(folder).every((outer) => !ownFolders.has(nameOf(outer)) || isWithin(outer, path));
}

/** How many folders from the inside out are packages. */
function foldersBelow(upward: readonly string[], folders: PythonFolders): number {
  const first = upward.findIndex((folder) => !folders.isPackage(folder));
  return first === -1 ? upward.length : first;
}

function distinct(roots: readonly SourceRoot[]): SourceRoot[] {
  return [...new Map(roots.toReversed().map((root) => [`${root.folder}\0${root.prefix}`, root])).values()].toReversed();
}
