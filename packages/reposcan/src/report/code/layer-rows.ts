import type { LayeredFolder, Layers } from '@reposcan/core';

/** A layer with its folders. */
export interface LayerRow {
  layer: number;
  folders: LayeredFolder[];
}

/** The layers from the highest down, in each the largest folders first. */
export function layerRows({ folders }: Layers): LayerRow[] {
  const rows = new Map<number, LayeredFolder[]>();
  for (const folder of folders) {
    const row = rows.get(folder.layer) ?? [];
    rows.set(folder.layer, row);
    row.push(folder);
  }
  return [...rows].toSorted(([a], [b]) => b - a).map(([layer, row]) => ({ layer, folders: row.toSorted((a, b) => b.files - a.files) }));
}

/** Names for folders: without the path that they all share; the root is `(root)`. */
export function folderNames(folders: readonly LayeredFolder[]): (path: string) => string {
  const [first = '', ...others] = folders.map(({ path }) => path);
  let shared = first;
  while (shared !== '' && !others.every((path) => path === shared || path.startsWith(`${shared}/`))) shared = parentOf(shared);
  return (path) => {
    if (path === '' || path === '.') return '(root)';
    if (path === shared) return path.slice(path.lastIndexOf('/') + 1);
    return shared !== '' && path.startsWith(`${shared}/`) ? path.slice(shared.length + 1) : path;
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
