import type { Warning } from '@reposcan/core';
import type { GitRunner } from '../process/git-runner.js';
import type { LocalCommit } from './find-commit.js';
import { readLocalConfig, type LocalConfig } from './local-config.js';
import { checkWorkingTree } from './working-tree.js';

/** What the state of a repository on this machine keeps from the scan of a commit: history that is not there, changes that are not committed. */
export async function localWarnings(
  { view, located, input }: LocalCommit,
  ref: string | undefined,
  runner: GitRunner,
  signal?: AbortSignal,
  known?: LocalConfig,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  if (located.shallow) {
    warnings.push({
      code: 'SHALLOW_CLONE',
      message: 'The clone is shallow: the files of its commit are all there, its history is not. `git fetch --unshallow` completes it.',
      subject: input,
    });
  }
  // Whoever asks for a ref does not ask for what is checked out.
  const config = known ?? (await readLocalConfig(runner, { cwd: located.gitDir, signal }));
  const differs = ref === undefined ? await checkWorkingTree(view, located, config, signal) : null;
  if (differs !== null) warnings.push(differs);
  return warnings;
}
