/** Bytes of the largest pointer that Git LFS writes. */
const maxPointerBytes = 1024;

/** The size in bytes of the file that a Git LFS pointer stands for, or `null` where the text is not a pointer. */
export function lfsPointerSize(text: string): number | null {
  if (text.length > maxPointerBytes || !text.startsWith('version https://git-lfs.github.com/spec/')) return null;
  const size = /^size (\d{1,15})$/m.exec(text)?.[1];
  return size === undefined ? null : Number(size);
}
