import { basename, dirname } from 'node:path';

/** The name of a repository by its path: `…/renovatebot+renovate/repo` is renovate. */
export function repositoryName(path: string): string {
  const own = basename(path) === 'repo' ? basename(dirname(path)) : basename(path);
  return own.split('+').at(-1)?.replace(/\.git$/, '') ?? own;
}
