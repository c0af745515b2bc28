import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { plainText } from '@reposcan/core';
import { GitError } from '../git-error.js';
import type { GitCall, GitRunner } from '../process/git-runner.js';

/** Where the parts of a repository on this machine are. Absolute paths. */
export interface LocatedRepository {
  gitDir: string;
  /** Shared by all worktrees. */
  commonDir: string;
  objects: string;
  index: string;
  /** `null` in a bare repository, and inside a git directory. */
  workTree: string | null;
  bare: boolean;
  shallow: boolean;
  objectFormat: string;
  /** The folder that one would name the repository by. */
  root: string;
}

/**
 * Settings for the calls that read a repository's own git directory. They only locate it and resolve names, which runs nothing of its
 * configuration; so also repositories of other users may be opened, and bare ones inside a working tree.
 */
const LOCATE: Pick<GitCall, 'settings'> = {
  settings: [
    ['safe.directory', '*'],
    ['safe.bareRepository', 'all'],
  ],
};

/** Options of the calls on a repository's own git directory. */
export interface LocalCall {
  cwd: string;
  signal?: AbortSignal;
}

/** A git call in a folder of the repository, with the repository's configuration in force but nothing in it that could run. */
export function locally({ cwd, signal }: LocalCall): GitCall {
  return { ...LOCATE, cwd, signal };
}

/** Finds the repository that a folder belongs to. Throws a GitError: NOT_A_REPOSITORY, GIT_MISSING, TIMEOUT, ABORTED. */
export async function locateRepository(runner: GitRunner, path: string, signal?: AbortSignal): Promise<LocatedRepository> {
  const folder = resolve(path);
  const input = plainText(folder, 300);
  const notOne = (why: string, cause?: unknown): GitError =>
    new GitError(`${input} is not a git repository: ${why}.`, {
      code: 'NOT_A_REPOSITORY',
      input,
      hint: 'Name a folder inside a repository, or the URL of one.',
      cause,
    });
  const found = await stat(folder).catch((cause: unknown) => {
    throw notOne('there is no such folder, or it cannot be read', cause);
  });
  if (!found.isDirectory()) throw notOne('it is not a folder');

  const call = locally({ cwd: folder, signal });
  const context = { what: `Opening ${input}`, input };
  const places = ['--absolute-git-dir', '--git-common-dir', '--git-path', 'objects', '--git-path', 'index'];
  const facts = ['--is-bare-repository', '--is-shallow-repository', '--show-object-format'];
  const [{ stdout, end }, top] = await Promise.all([
    runner.run(['rev-parse', '--path-format=absolute', ...places, ...facts], call),
    // Fails where there is no working tree, which is an answer too.
    runner.run(['rev-parse', '--path-format=absolute', '--show-toplevel'], call),
  ]);
  const failure = runner.failure(end, context);
  if (failure !== null) {
    if (!/not a git repository/i.test(end.stderr) && failure.code !== 'FAILED') throw failure;
    const said = plainText(end.stderr.trim(), 300);
    throw notOne(/not a git repository/i.test(said) ? 'neither it nor a folder above it holds one' : `git said: ${said}`, failure);
  }
  // A path with a line feed has more lines than there are answers, and no line says where the next answer begins.
  const lines = stdout.replace(/\n$/, '').split('\n');
  const [gitDir = '', commonDir = '', objects = '', index = '', bare, shallow, objectFormat = 'sha1'] = lines;
  if (lines.length !== 7) throw notOne('its path has a line feed');

  const workTree = bare === 'true' || top.end.code !== 0 ? null : top.stdout.replace(/\n$/, '');
  const root = workTree ?? (basename(gitDir) === '.git' ? dirname(gitDir) : gitDir);
  return { gitDir, commonDir, objects, index, workTree, bare: bare === 'true', shallow: shallow === 'true', objectFormat, root };
}
