import { readCommit, type FoundCommit } from '../commit/read-commit.js';
import { createObjectView } from '../objects/object-view.js';
import type { Connection } from '../server/connection.js';

/** The commit that a name of ours or an object id leads to in a clone of our own; `null` where it leads to none. Nothing is fetched for the answer. */
export async function readClonedCommit(connection: Connection, folder: string, name: string): Promise<FoundCommit | null> {
  const { runner, signal } = connection;
  return readCommit(createObjectView({ runner, gitDir: folder }), name, connection.context('Reading'), signal);
}

/** The branch that a clone's HEAD names, or `null`. */
export async function readClonedBranch({ runner, signal }: Connection, folder: string): Promise<string | null> {
  const { stdout } = await runner.run([`--git-dir=${folder}`, 'symbolic-ref', '--quiet', 'HEAD'], { signal });
  return /^refs\/heads\/(.+)$/m.exec(stdout)?.[1] ?? null;
}
