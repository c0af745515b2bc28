import { joinPath } from '../nearest.js';
import type { ModuleFinder } from './module-finder.js';

/** What frameworks set up by themselves or by their generators, in configs that are programs: the prefix, and the folders of the package that it may mean. */
const conventions: readonly (readonly [prefix: string, folders: readonly string[]])[] = [
  ['@/', ['src', 'app', '', 'resources/js']],
  ['~/', ['src', 'app', '']],
  ['@@/', ['']],
  ['~~/', ['']],
  ['$lib/', ['src/lib']],
];

/** The file that an import by a conventional alias means in a package, or `null`. */
export function conventionalAlias(path: string, directory: string, modules: ModuleFinder): string | null {
  const [prefix, folders] = conventions.find(([start]) => path.startsWith(start)) ?? [];
  if (prefix === undefined || folders === undefined) return null;
  for (const folder of folders) {
    const found = modules.find(joinPath(joinPath(directory, folder), path.slice(prefix.length)));
    if (found !== null) return found;
  }
  return null;
}
