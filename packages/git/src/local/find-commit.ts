import { plainText } from '@reposcan/core';
import { readCommit, type FoundCommit } from '../commit/read-commit.js';
import { GitError } from '../git-error.js';
import { makeView, type MadeView } from '../objects/make-view.js';
import type { GitRunner } from '../process/git-runner.js';
import { notFound } from '../ref.js';
import type { Workspace } from '../workspace.js';
import { locateRepository, type LocatedRepository } from './locate-repository.js';
import { resolveLocalRef } from './resolve-local-ref.js';

/** Options of finding a commit on this machine. */
export interface FindCommitOptions {
  path: string;
  ref?: string;
  runner: GitRunner;
  workspace: Workspace;
  signal?: AbortSignal;
}

/** A commit of a repository on this machine. */
export interface LocalCommit extends MadeView {
  commit: FoundCommit;
  located: LocatedRepository;
  branch: string | null;
  /** How messages name the repository. */
  input: string;
}

/** Finds HEAD's commit or a ref's. Nothing is written to the repository. */
export async function findCommit({ path, ref, runner, workspace, signal }: FindCommitOptions): Promise<LocalCommit> {
  const located = await locateRepository(runner, path, signal);
  const { gitDir, commonDir, objects } = located;
  const input = plainText(located.root, 300);
  const { oid, branch } = await resolveLocalRef(runner, ref, input, { cwd: gitDir, signal });
  const context = { what: `Reading ${input}`, input };
  const place = { runner, gitDir: workspace.view, objects, commonDir };
  const made = await makeView({ ...place, commit: oid });
  const commit = await readCommit(made.view, oid, context, signal);
  if (commit !== null) {
    // Tags are followed: the view's HEAD is the commit itself.
    const view = commit.oid === oid ? made : await makeView({ ...place, commit: commit.oid });
    return { ...view, commit, located, branch, input };
  }
  if (ref !== undefined) throw notFound(ref, input);
  throw new GitError(`Reading ${input} failed: the commit of HEAD is damaged or missing.`, {
    code: 'CORRUPT',
    input,
    hint: 'Check it with `git fsck`, or clone it again.',
  });
}
