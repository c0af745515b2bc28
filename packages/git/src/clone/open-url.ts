import { plainText, type RepositoryIdentity } from '@reposcan/core';
import { readCommit } from '../commit/read-commit.js';
import { GitError } from '../git-error.js';
import { createObjectView } from '../objects/object-view.js';
import type { OpenedCommit } from '../opened-commit.js';
import { notFound } from '../ref.js';
import type { GitRunner } from '../process/git-runner.js';
import type { CheckedUrl } from '../url/check-url.js';
import type { Workspace } from '../workspace.js';
import { cloneRepository, type CloneLimits } from './clone-repository.js';
import type { GitProgress } from './progress.js';

/** Options of opening a repository on a server. */
export interface OpenUrlOptions {
  checked: CheckedUrl;
  ref?: string;
  token?: string;
  runner: GitRunner;
  workspace: Workspace;
  limits: CloneLimits;
  signal?: AbortSignal;
  onProgress: (progress: GitProgress) => void;
}

/** Opens a repository on a server by cloning one commit of it into the workspace. */
export async function openUrl(options: OpenUrlOptions): Promise<OpenedCommit> {
  const { checked, ref, token, runner, workspace, limits, signal, onProgress } = options;
  const url = repositoryUrl(checked);
  const context = { what: `Reading ${url}`, input: url };
  onProgress({ phase: 'connecting', percent: null });
  const { name } = await cloneRepository({
    runner,
    checked,
    url,
    folder: workspace.repository,
    limits,
    ref,
    token,
    signal,
    onProgress,
  });

  const view = createObjectView({ runner, gitDir: workspace.repository });
  const [resolved, symbolic] = await Promise.all([
    view.run(['rev-parse', '--verify', '--quiet', '--end-of-options', name], { signal }),
    ref === undefined ? view.run(['symbolic-ref', '--quiet', 'HEAD'], { signal }) : null,
  ]);
  const failure = resolved.end.code === 1 ? null : runner.failure(resolved.end, context);
  if (failure !== null) throw failure;
  const oid = resolved.stdout.trim();
  const commit = oid === '' ? null : await readCommit(view, oid, context, signal);
  if (commit === null) throw ref === undefined ? nothingThere(url) : notFound(ref, url);

  const identity: RepositoryIdentity = {
    name: nameOf(url),
    source: { kind: 'url', location: url },
    remoteUrl: url,
    commit: commit.oid,
    branch: symbolic === null ? null : (/^refs\/heads\/(.+)$/m.exec(symbolic.stdout)?.[1] ?? null),
    committedAt: commit.committedAt,
    subject: commit.subject,
    bare: true,
    shallow: true,
  };
  return { view, identity, input: url, warnings: Promise.resolve([]) };
}

/** The one spelling of a repository's URL. A folder's final slash means nothing to git. */
function repositoryUrl({ url, pathname }: CheckedUrl): string {
  if (/^\/+$/.test(pathname)) {
    throw new GitError(`The URL ${url} names a server, not a repository.`, {
      code: 'INVALID_URL',
      input: url,
      hint: 'Give the complete address, such as https://github.com/owner/name.',
    });
  }
  return url.replace(/\/+$/, '');
}

function nameOf(url: string): string {
  const last = (url.replace(/\/\.git$/, '').split('/').at(-1) ?? '').replace(/(?<=.)\.git$/, '');
  try {
    return plainText(decodeURIComponent(last), 100) || 'repository';
  } catch {
    return plainText(last, 100);
  }
}

function nothingThere(url: string): GitError {
  return new GitError(`${url} has no commit yet, or its HEAD names a branch that has none.`, {
    code: 'EMPTY_REPOSITORY',
    input: url,
    hint: 'Ask for a branch by name if there is one.',
  });
}
