import { basename } from 'node:path';
import { plainText, type RepositoryIdentity, type Warning } from '@reposcan/core';
import type { OpenedCommit } from '../opened-commit.js';
import { listTree } from '../tree/list-tree.js';
import { treeWarnings } from '../tree/tree-warnings.js';
import { findCommit, type FindCommitOptions, type LocalCommit } from './find-commit.js';
import { readLocalConfig, type LocalConfig } from './local-config.js';
import { checkWorkingTree } from './working-tree.js';

/** Options of opening a local repository. */
export interface OpenPathOptions extends FindCommitOptions {
  maxEntries: number;
  onListing: () => void;
}

/** Opens a repository on this machine: HEAD's commit or a ref's, never the working tree. Nothing is written to it. */
export async function openPath(options: OpenPathOptions): Promise<OpenedCommit> {
  const { ref, runner, signal, maxEntries, onListing } = options;
  const found = await findCommit(options);
  const { located, view, commit, branch, input, boundary } = found;
  const config = await readLocalConfig(runner, { cwd: located.gitDir, signal });
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
  onListing();
  const [listing, warnings] = await Promise.all([
    listTree(view, commit.oid, { maxEntries, context: { what: `Listing the files of ${input}`, input }, signal }),
    collectWarnings(found, config, ref, signal),
  ]);
  return { view, identity, input, listing, boundary, warnings: [...warnings, ...treeWarnings(listing, input)] };
}

async function collectWarnings(
  { view, located, input }: LocalCommit,
  config: LocalConfig,
  ref: string | undefined,
  signal?: AbortSignal,
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
  const differs = ref === undefined ? await checkWorkingTree(view, located, config, signal) : null;
  if (differs !== null) warnings.push(differs);
  return warnings;
}
