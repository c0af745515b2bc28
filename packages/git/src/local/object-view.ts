import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitProcess } from '../process/git-process.js';
import type { GitCall, GitRunner } from '../process/git-runner.js';

/**
 * The objects of a repository, seen through a git directory of our own. The repository's configuration, hooks, refs and attributes are not in force:
 * whatever they say, no filter, monitor, alias or remote of theirs can run while objects are read.
 */
export interface ObjectView {
  readonly runner: GitRunner;
  /** Starts git on this view. */
  start(args: readonly string[], call?: GitCall): GitProcess;
  /** How to run git on this view, for calls that need more than `start`. */
  readonly prefix: readonly string[];
  /** Where the objects are, if not in our own git directory. */
  readonly objects?: string;
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
  const prefix = [`--git-dir=${gitDir}`];
  return {
    runner,
    prefix,
    ...(objects === undefined ? {} : { objects }),
    start(args, { places, ...call } = {}) {
      return runner.start([...prefix, ...args], {
        ...call,
        places: { ...(objects === undefined ? {} : { objects }), ...places },
      });
    },
  };
}

/** Makes the git directory of our own: empty but for the commit that HEAD names. */
export async function writeEmptyGitDir(gitDir: string, commit: string, objectFormat: string): Promise<void> {
  await mkdir(join(gitDir, 'refs'), { recursive: true });
  const config =
    objectFormat === 'sha1'
      ? '[core]\n\trepositoryformatversion = 0\n'
      : `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = ${objectFormat}\n`;
  await Promise.all([writeFile(join(gitDir, 'config'), config), writeFile(join(gitDir, 'HEAD'), `${commit}\n`)]);
}
