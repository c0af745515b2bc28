import { join } from 'node:path';
import { createObjectView, writeEmptyGitDir, type ObjectView } from '../objects/object-view.js';
import type { FailureContext } from '../process/failure.js';
import type { GitRunner } from '../process/git-runner.js';
import { readBoundary } from '../clone/read-boundary.js';
import { readCommit, type FoundCommit } from './read-commit.js';

/** Options of looking at a commit. */
export interface ViewCommitOptions {
  runner: GitRunner;
  /** The git directory of our own, to be made. */
  gitDir: string;
  /** The repository's folder of objects. */
  objects: string;
  /** The folder with the repository's file `shallow`, if it has one. */
  commonDir: string;
  /** A commit, or a tag that leads to one. */
  oid: string;
  /** The commit's parents are not here, whatever the file says. */
  endsHere?: boolean;
  context: FailureContext;
  signal?: AbortSignal;
}

/** A commit and the view to read it through. */
export interface ViewedCommit {
  view: ObjectView;
  commit: FoundCommit;
  /** Commits whose parents are not here. */
  boundary: ReadonlySet<string>;
}

/** Looks at a commit through a git directory of our own; `null` where the object id leads to no commit. */
export async function viewCommit(options: ViewCommitOptions): Promise<ViewedCommit | null> {
  const { runner, gitDir, objects, commonDir, oid, endsHere = false, context, signal } = options;
  const objectFormat = oid.length === 64 ? 'sha256' : 'sha1';
  await writeEmptyGitDir(gitDir, { commit: oid, objectFormat });
  const view = createObjectView({ runner, gitDir, objects });
  const commit = await readCommit(view, oid, context, signal);
  if (commit === null) return null;
  const boundary = await readBoundary(join(commonDir, 'shallow'));
  if (endsHere) boundary.add(commit.oid);
  // Tags are followed: the view's HEAD is the commit itself.
  if (commit.oid !== oid || boundary.size > 0) await writeEmptyGitDir(gitDir, { commit: commit.oid, objectFormat, boundary });
  return { view, commit, boundary };
}
