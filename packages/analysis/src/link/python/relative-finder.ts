import { directoryOf } from '../../tree/tree-path.js';
import type { FoundModule } from './module-finder.js';
import type { PythonFolders } from './python-folders.js';
import type { PythonProject } from './source-root.js';

/**
 * How relative imports are looked up: one dot is the folder of the file, each further dot the folder around it. A package needs no `__init__.py` for it, but
 * the root of the repository and a source folder are no packages: what goes up to them is `beyond`.
 */
export function createRelativeFinder(
  projects: ReadonlyMap<string, PythonProject>,
  folders: PythonFolders,
): (path: string, dots: number, parts: readonly string[]) => FoundModule | { kind: 'beyond' } {
  const tops = new Set(['', ...[...projects.values()].flatMap(({ folder, roots }) => roots.filter((root) => root.prefix === '' && root.folder !== folder).map((root) => root.folder))]);
  return (path, dots, parts) => {
    const stubsFirst = path.endsWith('.pyi');
    let folder = directoryOf(path);
    for (let up = 1; up < dots; up += 1) {
      if (folder === '') return { kind: 'beyond' };
      folder = directoryOf(folder);
    }
    // At one dot the file says itself that its folder is a package.
    if (dots > 1 && tops.has(folder) && !folders.isPackage(folder)) return { kind: 'beyond' };
    if (parts.length === 0) {
      const init = folders.lookup(folder, '__init__', stubsFirst)?.file ?? null;
      return init === null ? { kind: 'namespace', folders: [folder] } : { kind: 'file', file: init, folders: [folder] };
    }
    const { match, depth } = folders.walk(folder, parts, stubsFirst);
    if (match === null) return { kind: 'missing' };
    if (depth < parts.length) return match.file !== null && match.folder === null ? { kind: 'file', file: match.file, folders: [] } : { kind: 'missing' };
    return match.file === null ? { kind: 'namespace', folders: [match.folder ?? folder] } : { kind: 'file', file: match.file, folders: match.folder === null ? [] : [match.folder] };
  };
}
