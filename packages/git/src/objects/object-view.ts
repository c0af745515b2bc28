import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitProcess } from '../process/git-process.js';
import type { GitCall, GitRunner } from '../process/git-runner.js';

/**
 * The objects of a repository, seen through a git directory of our own. The repository's configuration, hooks, refs and attributes are not in force:
 * whatever they say, no filter, monitor, alias or remote of theirs can run while objects are read.
 */
export interface ObjectView {
  readonly runner: GitRunner;
  /** `GitRunner.start` on this view. */
  start(args: readonly string[], call?: GitCall): GitProcess;
  /** `GitRunner.run` on this view. */
  run: GitRunner['run'];
}

/** Options of a view. */
export interface ObjectViewOptions {
  runner: GitRunner;
  /** The git directory of our own. */
  gitDir: string;
  /** The repository's objects, if they are elsewhere. */
  objects?: string;
}

/** A view; starts nothing yet. */
export function createObjectView({ runner, gitDir, objects }: ObjectViewOptions): ObjectView {
  const on = (args: readonly string[]): string[] => [`--git-dir=${gitDir}`, ...args];
  return {
    runner,
    start: (args, { places, ...call } = {}) => runner.start(on(args), { ...call, places: { ...places, objects } }),
    run: (args, { places, ...call } = {}) => runner.run(on(args), { ...call, places: { ...places, objects } }),
  };
}

/** What the git directory of our own says. */
export interface EmptyGitDir {
  /** What HEAD names. */
  commit: string;
  objectFormat: 'sha1' | 'sha256';
  /** Commits whose parents are not there: history ends at them. */
  boundary?: ReadonlySet<string>;
}

/** Makes the git directory of our own: empty but for the commit that HEAD names and the places where history ends. */
export async function writeEmptyGitDir(gitDir: string, { commit, objectFormat, boundary = new Set() }: EmptyGitDir): Promise<void> {
  await mkdir(join(gitDir, 'refs'), { recursive: true });
  const config =
    objectFormat === 'sha1'
      ? '[core]\n\trepositoryformatversion = 0\n'
      : `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = ${objectFormat}\n`;
  await Promise.all([
    writeFile(join(gitDir, 'config'), config),
    writeFile(join(gitDir, 'HEAD'), `${commit}\n`),
    boundary.size === 0
      ? rm(join(gitDir, 'shallow'), { force: true })
      : writeFile(join(gitDir, 'shallow'), [...boundary].map((oid) => `${oid}\n`).join('')),
  ]);
}
