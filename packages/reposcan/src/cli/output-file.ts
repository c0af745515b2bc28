import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ReposcanError, plainText } from '@reposcan/core';

/** A file that the command line was asked to write, by the option that asked. */
export interface OutputKind {
  /** What it is, as in "The report could not be written". */
  what: string;
  code: 'HTML_NOT_WRITTEN' | 'GRAPH_NOT_WRITTEN';
  hint: string;
}

/** The page of `--html`. */
export const htmlFile: OutputKind = { what: 'report', code: 'HTML_NOT_WRITTEN', hint: 'Choose another file with --html FILE.' };

/** The graph of `--graph`. */
export const graphFile: OutputKind = { what: 'graph', code: 'GRAPH_NOT_WRITTEN', hint: 'Choose another file behind --graph FORMAT.' };

/**
 * Writes a file all or nothing: into one beside it first, then renamed. Missing folders are made; a symbolic link is followed.
 * @throws ReposcanError with the code of the kind; whatever was there before is still there
 */
export async function writeOutputFile(file: string, text: string, { what, code, hint }: OutputKind): Promise<void> {
  try {
    const target = await regularFile(file);
    const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(draft, text, { flag: 'wx' });
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw error;
    }
  } catch (error) {
    throw new ReposcanError(`The ${what} could not be written to ${plainText(file)}: ${reasonOf(error)}`, {
      code,
      hint,
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
