import { sourceOfBuilt } from '../../entry-points/source-of-built.js';
import type { TreeIndex } from '../../tree/tree-index.js';
import { joinPath } from '../nearest.js';

/** What a specifier may leave out, most likely first: sources before what describes them. */
const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.astro', '.json', '.d.ts', '.d.mts', '.d.cts'];

/** TypeScript imports its sources by the names of what they become. */
const sourcesOf = new Map([
  ['.js', ['.ts', '.tsx', '.d.ts', '.jsx']],
  ['.jsx', ['.tsx', '.ts', '.d.ts']],
  ['.mjs', ['.mts', '.d.mts']],
  ['.cjs', ['.cts', '.d.cts']],
]);

/** Finds the file that a path without certain extension means. Remembers what it found. */
export interface ModuleFinder {
  /** The file, by its exact name, with an extension left out, as the source of a name that it is built under, or the index of a folder. */
  find(path: string): string | null;
  /** Like `find`, and where there is nothing, the source that a build would put there. */
  findSource(path: string): string | null;
}

/** A finder over a tree. `mainOf` says what the manifest in a folder names as its main file. */
export function createModuleFinder(tree: TreeIndex, mainOf: (directory: string) => string | null): ModuleFinder {
  const found = new Map<string, string | null>();
  const sources = new Map<string, string | null>();

  const findFile = (path: string): string | null => {
    if (tree.hasFile(path)) return path;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    const built = dot <= 0 ? undefined : sourcesOf.get(name.slice(dot));
    const stem = path.slice(0, path.length - name.length + dot);
    const source = built?.find((extension) => tree.hasFile(stem + extension));
    if (source !== undefined) return stem + source;
    const extension = name === '' ? undefined : extensions.find((candidate) => tree.hasFile(path + candidate));
    return extension === undefined ? null : path + extension;
  };

  const findIndex = (directory: string): string | null => {
    if (!tree.hasDirectory(directory)) return null;
    const main = mainOf(directory);
    const named = main === null ? null : (findFile(main) ?? findFile(joinPath(main, 'index')));
    return named ?? findFile(joinPath(directory, 'index'));
  };

  const find = (path: string): string | null => remembered(found, path, () => (path.endsWith('/') ? null : findFile(path)) ?? findIndex(path.replace(/\/$/, '')));
  return {
    find,
    findSource: (path) => remembered(sources, path, () => find(path) ?? sourceOfBuilt(path, tree)),
  };
}

function remembered(memory: Map<string, string | null>, path: string, look: () => string | null): string | null {
  let answer = memory.get(path);
  if (answer === undefined) {
    answer = look();
    memory.set(path, answer);
  }
  return answer;
}
