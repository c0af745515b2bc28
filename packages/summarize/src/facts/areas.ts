import type { ObservedFile } from '@reposcan/core';
import type { Area } from './facts.js';

const maxAreas = 8;
/** A folder with a larger share of the source files is looked into. */
const largestShare = 0.35;
/** A folder with less says nothing. */
const leastShare = 0.02;
const maxDepth = 4;

interface Group {
  path: string;
  depth: number;
  files: ObservedFile[];
}

/** The folders that hold the source files, the largest first: so deep that none holds most of them, as far as that can be. `files` by importance. */
export function areasOf(files: readonly ObservedFile[]): Area[] {
  let groups: Group[] = [{ path: '', depth: 0, files: [...files] }];
  for (;;) {
    const widest = groups
      .filter((group) => group.depth < maxDepth && group.files.length > Math.max(3, largestShare * files.length))
      .sort((left, right) => right.files.length - left.files.length)
      .find((group) => split(group).length > 0);
    if (widest === undefined) break;
    const parts = split(widest);
    // A folder that falls into a crowd of small ones says more than they do.
    if (widest.depth > 0 && parts.length > 40) {
      widest.depth = maxDepth;
      continue;
    }
    const inside = new Set(parts.flatMap((part) => part.files));
    const rest = widest.files.filter((file) => !inside.has(file));
    groups = [...groups.filter((group) => group !== widest), ...parts, ...(rest.length > 0 && widest.path !== '' ? [{ ...widest, depth: maxDepth, files: rest }] : [])];
  }
  return groups
    .filter((group) => group.path !== '' && !/(?:^|\/)\./.test(group.path) && group.files.length >= Math.max(2, leastShare * files.length))
    .sort((left, right) => right.files.length - left.files.length || (left.path < right.path ? -1 : 1))
    .slice(0, maxAreas)
    .map((group) => ({ path: group.path, files: group.files.length, leading: group.files[0]?.path ?? group.path }));
}

/** The folders directly below. */
function split({ path, depth, files }: Group): Group[] {
  const prefix = path === '' ? '' : `${path}/`;
  const parts = new Map<string, ObservedFile[]>();
  for (const file of files) {
    const slash = file.path.indexOf('/', prefix.length);
    if (slash === -1) continue;
    const folder = file.path.slice(0, slash);
    const members = parts.get(folder);
    if (members === undefined) parts.set(folder, [file]);
    else members.push(file);
  }
  return [...parts].map(([folder, members]) => ({ path: folder, depth: depth + 1, files: members }));
}
