import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of all files below a folder. What disappears meanwhile counts as nothing. */
export async function folderSize(folder: string): Promise<number> {
  const children = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const child of children) {
    const path = join(folder, child.name);
    bytes += child.isDirectory() ? await folderSize(path) : await lstat(path).then(({ size }) => size, () => 0);
  }
  return bytes;
}
