import { directoryOf, nameOf } from './tree-path.js';

/** Answers what exists in a tree. Paths are slash-separated from the root; a folder's has no trailing slash, the root's is `''`. */
export interface TreeIndex {
  hasFile(path: string): boolean;
  hasDirectory(path: string): boolean;
  /** Paths of the files directly in a folder, sorted. */
  filesIn(directory: string): readonly string[];
  /** Paths of the files with this name, anywhere, sorted. */
  filesNamed(name: string): readonly string[];
  /** Folders that hold something, however deep. */
  directories: number;
}

/** An index over sorted paths. */
export function createTreeIndex(paths: readonly string[]): TreeIndex {
  const files = new Set(paths);
  const byDirectory = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const directories = new Set<string>(['']);
  for (const path of paths) {
    const directory = directoryOf(path);
    append(byDirectory, directory, path);
    append(byName, nameOf(path), path);
    for (let parent = directory; !directories.has(parent); parent = directoryOf(parent)) directories.add(parent);
  }
  return {
    hasFile: (path) => files.has(path),
    hasDirectory: (path) => directories.has(path),
    filesIn: (directory) => byDirectory.get(directory) ?? [],
    filesNamed: (name) => byName.get(name) ?? [],
    directories: directories.size - 1,
  };
}

function append(map: Map<string, string[]>, key: string, path: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [path]);
  else list.push(path);
}
