import { join } from 'node:path';
import { plainText, type RepositoryIdentity, type Warning } from '@reposcan/core';
import type { RepositoryCache } from '../cache/repository-cache.js';
import { readCommit } from '../commit/read-commit.js';
import { makeView } from '../objects/make-view.js';
import type { OpenedCommit } from '../opened-commit.js';
import { notFound } from '../ref.js';
import { nothingThere } from '../server/ask-server.js';
import type { Connection } from '../server/connection.js';
import { listTree } from '../tree/list-tree.js';
import { treeWarnings } from '../tree/tree-warnings.js';
import type { Workspace } from '../workspace.js';
import type { Clone } from './clone.js';
import { cloneRepository } from './clone-repository.js';
import { fetchContents } from './fetch-contents.js';
import { isShallow, type CloneStrategy } from './strategy.js';

/** Options of opening a repository on a server. */
export interface OpenUrlOptions {
  connection: Connection;
  ref?: string;
  strategy: CloneStrategy;
  workspace: Workspace;
  maxEntries: number;
  cache?: RepositoryCache;
  /** Takes what must be called when the repository is closed. */
  atClose: (release: () => Promise<void>) => void;
}

/** Opens a repository on a server by cloning it, into the workspace or into the cache. */
export async function openUrl(options: OpenUrlOptions): Promise<OpenedCommit> {
  const { connection, ref, strategy, workspace, cache, atClose } = options;
  const { view: nowhere } = workspace;
  connection.onProgress({ phase: 'connecting', percent: null });
  const cached = await cache?.use({ connection, ref, strategy, nowhere }, (clone) => lookAt(clone, options));
  if (cached === undefined || cached === null) {
    return lookAt(await cloneRepository(connection, { ref, strategy, folder: workspace.clone }), options);
  }
  atClose(cached.release);
  return { ...cached.result, warnings: [...cached.result.warnings, ...cached.warnings] };
}

/** Finds the wanted commit in a clone and lists its files. */
async function lookAt(clone: Clone, options: OpenUrlOptions): Promise<OpenedCommit> {
  const { connection, ref, strategy, workspace, maxEntries } = options;
  const { runner, url, signal, onProgress } = connection;
  const { folder, tip, branch } = clone;
  const absent = () => (ref === undefined ? nothingThere(url) : notFound(ref, url));
  if (tip === null) throw absent();
  // Not the clone's own directory: it knows a server to fetch missing contents from, one by one.
  const place = { runner, gitDir: workspace.view, objects: join(folder, 'objects'), commonDir: folder, endsHere: isShallow(strategy) };
  const atTip = await makeView({ ...place, commit: tip });
  const list = () => listTree(atTip.view, tip, { maxEntries, context: connection.context('Listing the files of'), signal });

  onProgress({ phase: 'listing', percent: null });
  // Both at once: each takes a process, which is what takes time where a repository is small. That a commit is missing says more than that it cannot be listed.
  const listed = Promise.allSettled([list()]);
  const commit = clone.commit ?? (await readCommit(atTip.view, tip, connection.context('Reading'), signal));
  const [first] = await listed;
  if (commit === null) throw absent();
  if (first.status === 'rejected') throw first.reason;
  let listing = first.value;
  if (strategy === 'history' && listing.missing.size > 0) {
    await fetchContents(connection, folder, listing.missing);
    listing = await list();
  }
  // Tags are followed: the view's HEAD is the commit itself.
  const { view, boundary } = commit.oid === tip ? atTip : await makeView({ ...place, commit: commit.oid });
  const identity: RepositoryIdentity = {
    name: nameOf(url),
    source: { kind: 'url', location: url },
    remoteUrl: url,
    commit: commit.oid,
    branch,
    committedAt: commit.committedAt,
    subject: commit.subject,
    bare: true,
    shallow: boundary.size > 0,
  };
  // Whoever asks for a listing only knows that the contents are not there.
  const warnings: Warning[] = treeWarnings(strategy === 'tree' ? { ...listing, missing: new Set() } : listing, url);
  return { view, identity, input: url, listing, boundary, warnings };
}

function nameOf(url: string): string {
  const last = (url.replace(/\/\.git$/, '').split('/').at(-1) ?? '').replace(/(?<=.)\.git$/, '');
  try {
    return plainText(decodeURIComponent(last), 100) || 'repository';
  } catch {
    return plainText(last, 100);
  }
}
