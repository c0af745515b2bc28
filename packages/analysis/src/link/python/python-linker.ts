import type { FileSkeleton, ImportStatement } from '@reposcan/core';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, ImportTarget, LinkContext, Linker } from '../linker.js';
import { createModuleFinder, type FoundModule } from './module-finder.js';
import { createPythonFolders } from './python-folders.js';
import { isPythonManifest, pythonProjects } from './python-projects.js';
import { createRelativeFinder } from './relative-finder.js';
import { createOtherRoots, createSearchPaths } from './search-path.js';
import { isStandardModule, wasStandardModule } from './standard-library.js';

/**
 * Imports of Python. An import leads to the deepest module that it names, not to the packages around it, though Python runs their `__init__.py` too: those
 * edges would say nothing but where the file is. `from package import name` leads to the package, and to the submodule where `name` is one.
 */
export const pythonLinker: Linker = {
  languages: ['Python'],
  reads: isPythonManifest,
  createResolver,
};

function createResolver(context: LinkContext): ImportResolver {
  const folders = createPythonFolders(context.tree, context.paths);
  const projects = pythonProjects(context, folders);
  const searchPathOf = createSearchPaths(projects, folders);
  const findRelative = createRelativeFinder(projects, folders);
  const findModule = createModuleFinder({ folders, searchPathOf, otherRoots: createOtherRoots(projects, folders) });
  return (from, statement) => {
    const dots = /^\.{0,100}/.exec(statement.specifier)?.[0].length ?? 0;
    const parts = statement.specifier.slice(dots).split('.');
    if (dots > 0) return relative(from, statement, findRelative(from.path, dots, parts.filter((part) => part !== '')));
    const top = parts[0] ?? '';
    if (parts.some((part) => part === '' || /[/\\]/.test(part))) return ignored;
    const { scriptFolder, topPackage } = searchPathOf(from.path);
    if (isStandardModule(top) && topPackage !== top) return besideScript(scriptFolder, top, from, parts) ?? builtin(top);
    const found = findModule(from.path, parts);
    if (found.kind === 'missing') return isStandardModule(top) || wasStandardModule(top) ? builtin(top) : external(top);
    return targetOf(from, statement, found) ?? (found.kind === 'namespace' ? external(top) : ignored);
  };

  /** A script finds its neighbours before the standard library; a file of a package does not. */
  function besideScript(folder: string | null, top: string, from: FileSkeleton, parts: readonly string[]): ImportTarget | null {
    const file = folder === null ? null : (folders.walk(folder, parts, false).match?.file ?? null);
    return file === null || file === from.path ? null : toFiles(from.path, [file]);
  }

  function relative(from: FileSkeleton, statement: ImportStatement, found: FoundModule | { kind: 'beyond' }): ImportTarget {
    if (found.kind === 'beyond') return unresolved('it goes above the outermost package');
    if (found.kind === 'missing') return unresolved('there is no such module in the package');
    return targetOf(from, statement, found) ?? unresolved('the package has no such submodule');
  }

  /** The module and those of its names that are submodules. `null` where there is no file at all. */
  function targetOf(from: FileSkeleton, { names }: ImportStatement, found: FoundModule): ImportTarget | null {
    if (found.kind === 'broken') return unresolved(`${found.package} has no such module`);
    if (found.kind === 'missing') return null;
    const stubsFirst = from.path.endsWith('.pyi');
    const modules = found.kind === 'file' ? [found.file] : [];
    for (const name of names) {
      for (const folder of found.folders) {
        const file = folders.lookup(folder, name, stubsFirst)?.file ?? null;
        if (file === null) continue;
        modules.push(file);
        break;
      }
    }
    return modules.length === 0 ? null : toFiles(from.path, modules);
  }
}
