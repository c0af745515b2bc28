import { compareText } from '../text/compare-text.js';
import { directoryOf } from '../tree/tree-path.js';

/** How many folders two paths share from the root on. */
export function sharedFolders(left: string, right: string): number {
  const others = right.split('/');
  let shared = 0;
  for (const part of left.split('/')) {
    if (part === '' || part !== others[shared]) break;
    shared += 1;
  }
  return shared;
}

/** Candidates by how near they are to a file: those in the most of its folders first, then by path. */
export function nearestFirst<Candidate>(from: string, candidates: Iterable<Candidate>, pathOf: (candidate: Candidate) => string): Candidate[] {
  return [...candidates]
    .map((candidate) => ({ candidate, path: pathOf(candidate), shared: sharedFolders(directoryOf(from), pathOf(candidate)) }))
    .sort((left, right) => right.shared - left.shared || compareText(left.path, right.path))
    .map(({ candidate }) => candidate);
}

/** A folder and all folders that it is in, from the inside out; the root (`''`) is the last. */
export function foldersUpward(folder: string): string[] {
  const folders = [folder];
  for (let current = folder; current !== ''; folders.push(current)) current = directoryOf(current);
  return folders;
}

/** A path below a folder, either of which may be the root (`''`). */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
}

/** Whether a path is a folder or something inside it. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
