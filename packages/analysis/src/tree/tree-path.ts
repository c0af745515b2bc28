/** The part after the last slash. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path without a trailing slash; `''` for the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The name without its last extension: `a.test` of `x/a.test.ts`. A leading dot is part of the name. */
export function stemOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

/** How many folders a path is inside. */
export function depthOf(path: string): number {
  let depth = 0;
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) depth += 1;
  return depth;
}

/** Parts of a path that are no names, other than at its start. */
const noNames = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * A reference relative to a folder as a path from the root: `.` and `..` resolved. `null` where it leaves the tree.
 */
export function resolvePath(directory: string, reference: string): string | null {
  // As most are: up some folders, and down again. Every import is resolved, so it counts.
  let folder = directory;
  let rest = reference;
  for (let isUp = rest.startsWith('../'); isUp || rest.startsWith('./'); isUp = rest.startsWith('../')) {
    if (isUp && folder === '') return null;
    if (isUp) folder = directoryOf(folder);
    rest = rest.slice(isUp ? 3 : 2);
  }
  if (!noNames.test(rest)) return folder === '' ? rest : `${folder}/${rest}`;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of rest.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
