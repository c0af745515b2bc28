import { basename } from 'node:path';
import { plainText, type RepositoryIdentity } from '@reposcan/core';
import type { OpenedCommit } from '../opened-commit.js';
import { listTree } from '../tree/list-tree.js';
import { treeWarnings } from '../tree/tree-warnings.js';
import { findCommit, type FindCommitOptions } from './find-commit.js';
import { readLocalConfig } from './local-config.js';
import { localWarnings } from './local-warnings.js';

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
    localWarnings(found, ref, runner, signal, config),
  ]);
  return { view, identity, input, listing, boundary, warnings: [...warnings, ...treeWarnings(listing, input)] };
}
