import { basename } from 'node:path';
import { plainText, type RepositoryIdentity, type Warning } from '@reposcan/core';
import { readCommit } from '../commit/read-commit.js';
import { GitError } from '../git-error.js';
import type { GitRunner } from '../process/git-runner.js';
import { notFound } from '../ref.js';
import type { OpenedCommit } from '../opened-commit.js';
import type { Workspace } from '../workspace.js';
import { readLocalConfig, type LocalConfig } from './local-config.js';
import { locateRepository, type LocatedRepository } from './locate-repository.js';
import { createObjectView, writeEmptyGitDir, type ObjectView } from '../objects/object-view.js';
import { resolveLocalRef } from './resolve-local-ref.js';
import { checkWorkingTree } from './working-tree.js';

/** Options of opening a local repository. */
export interface OpenPathOptions {
  path: string;
  ref?: string;
  runner: GitRunner;
  workspace: Workspace;
  signal?: AbortSignal;
}

/** Opens a repository on this machine: HEAD's commit or a ref's, never the working tree. Nothing is written to it. */
export async function openPath(options: OpenPathOptions): Promise<OpenedCommit> {
  const { path, ref, runner, workspace, signal } = options;
  const located = await locateRepository(runner, path, signal);
  const input = plainText(located.root, 300);
  const call = { cwd: located.gitDir, signal };
  const [{ oid, branch }, config] = await Promise.all([
    resolveLocalRef(runner, ref, input, call),
    readLocalConfig(runner, call),
  ]);
  await writeEmptyGitDir(workspace.repository, oid, located.objectFormat);
  const view = createObjectView({ runner, gitDir: workspace.repository, objects: located.objects });
  const commit = await readCommit(view, oid, { what: `Reading ${input}`, input }, signal);
  if (commit === null) {
    if (ref !== undefined) throw notFound(ref, input);
    throw new GitError(`Reading ${input} failed: the commit of HEAD is damaged or missing.`, {
      code: 'CORRUPT',
      input,
      hint: 'Check it with `git fsck`, or clone it again.',
    });
  }
  // Tags are followed: the view's HEAD is the commit itself.
  if (commit.oid !== oid) await writeEmptyGitDir(workspace.repository, commit.oid, located.objectFormat);
  const identity: RepositoryIdentity = {
    name: plainText(basename(located.root).replace(/(?<=.)\.git$/, ''), 300) || 'repository',
    source: { kind: 'path', location: located.root },
    remoteUrl: config.remoteUrl,
    commit: commit.oid,
    branch,
    committedAt: commit.committedAt,
    subject: commit.subject,
    bare: located.bare,
    shallow: located.shallow,
  };
  return { view, identity, input, warnings: collectWarnings(view, located, config, ref, signal) };
}

async function collectWarnings(
  view: ObjectView,
  located: LocatedRepository,
  config: LocalConfig,
  ref: string | undefined,
  signal?: AbortSignal,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  if (located.shallow) {
    warnings.push({
      code: 'SHALLOW_CLONE',
      message: 'The clone is shallow: the files of its commit are all there, its history is not. `git fetch --unshallow` completes it.',
      subject: plainText(located.root, 300),
    });
  }
  // Whoever asks for a ref does not ask for what is checked out.
  const differs = ref === undefined ? await checkWorkingTree(view, located, config, signal) : null;
  if (differs !== null) warnings.push(differs);
  return warnings;
}
