/** Deeper folders belong to the one at this depth: nobody's architecture is deeper, and a hostile path can have thousands. */
const maxDepth = 32;

/** The folders that a path is inside, from the top down, without the root. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf('/'); slash !== -1 && folders.length < maxDepth; slash = path.indexOf('/', slash + 1)) folders.push(path.slice(0, slash));
  return folders;
}
