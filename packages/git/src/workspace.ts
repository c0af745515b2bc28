import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from './git-error.js';
import { atExit } from './process/at-exit.js';
import { formatIdentity, ownIdentity } from './process/process-identity.js';

/** Begins the name of every workspace; the process that made it follows, so that others see whether it still runs. */
export const WORKSPACE_PREFIX = 'reposcan-git-';

/** A private temporary folder (mode 0700) for one opened repository. */
export interface Workspace {
  /** An empty folder to be `HOME`. */
  readonly home: string;
  /** Where a git directory of our own goes, to look at a repository through. Does not exist yet. */
  readonly view: string;
  /** Where a clone goes. Does not exist yet. */
  readonly clone: string;
  /** Removes everything. Twice is fine. */
  remove(): Promise<void>;
}

/** Makes a workspace. It is removed when the host process exits, if nobody removed it before. */
export async function createWorkspace(tempDir: string): Promise<Workspace> {
  let folder: string;
  try {
    folder = await mkdtemp(join(tempDir, `${WORKSPACE_PREFIX}${formatIdentity(ownIdentity())}.`));
  } catch (cause) {
    const full = cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
    throw new GitError(`No temporary folder could be made in ${tempDir}.`, {
      code: full ? 'DISK_FULL' : 'FAILED',
      hint: 'Name a folder with room that may be written to with the option tempDir.',
      cause,
    });
  }
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    forget();
  };
  try {
    await mkdir(home);
  } catch (cause) {
    await remove();
    throw new GitError(`The temporary folder ${folder} could not be written to.`, { code: 'FAILED', cause });
  }
  return { home, view: join(folder, 'view.git'), clone: join(folder, 'clone.git'), remove };
}
