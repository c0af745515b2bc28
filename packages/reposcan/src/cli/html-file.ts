import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ReposcanError, plainText } from '@reposcan/core';

/**
 * Writes the page all or nothing: into a file beside it first, then renamed. Missing folders are made; a symbolic link is followed.
 * @throws ReposcanError `HTML_NOT_WRITTEN`; whatever was there before is still there
 */
export async function writeHtmlFile(file: string, html: string): Promise<void> {
  try {
    const target = await regularFile(file);
    const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(draft, html, { flag: 'wx' });
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw error;
    }
  } catch (error) {
    throw new ReposcanError(`The report could not be written to ${plainText(file)}: ${reasonOf(error)}`, {
      code: 'HTML_NOT_WRITTEN',
      hint: 'Choose another file with --html FILE.',
      input: plainText(file),
      cause: error,
    });
  }
}

/** The file to replace. Renaming over a device or a directory would destroy or miss it. */
async function regularFile(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return file;
  if (!found.isFile()) throw new Error(found.isDirectory() ? 'it is a directory.' : 'it is not a regular file.');
  return realpath(file);
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'no right to write there.';
    case 'EROFS':
      return 'the file system is read-only.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'part of the path is a file, not a directory.';
    default:
      return plainText(message);
  }
}
