import { join } from 'node:path';
import type { GitRunner } from '../process/git-runner.js';
import { createObjectView, writeEmptyGitDir, type ObjectView } from './object-view.js';
import { readBoundary } from './read-boundary.js';

/** Options of making a view. */
export interface MakeViewOptions {
  runner: GitRunner;
  /** The git directory of our own, to be made or written anew. */
  gitDir: string;
  /** The repository's folder of objects. */
  objects: string;
  /** The folder with the repository's file `shallow`, if it has one. */
  commonDir: string;
  /** What the view's HEAD names. */
  commit: string;
  /** The commit's parents are not here, whatever the file says. */
  endsHere?: boolean;
}

/** A view, and the commits whose parents are not here. */
export interface MadeView {
  view: ObjectView;
  boundary: ReadonlySet<string>;
}

/** Makes the git directory of our own that a repository is looked at through, with its commit and the places where its history ends. */
export async function makeView({ runner, gitDir, objects, commonDir, commit, endsHere = false }: MakeViewOptions): Promise<MadeView> {
  const boundary = await readBoundary(join(commonDir, 'shallow'));
  if (endsHere) boundary.add(commit);
  await writeEmptyGitDir(gitDir, { commit, objectFormat: commit.length === 64 ? 'sha256' : 'sha1', boundary });
  return { view: createObjectView({ runner, gitDir, objects }), boundary };
}
