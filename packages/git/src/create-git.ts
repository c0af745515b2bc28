import { tmpdir } from 'node:os';
import { openUrl } from './clone/open-url.js';
import type { GitProgress } from './clone/progress.js';
import type { Git, GitOptions, GitTarget } from './git.js';
import { abortedError, GitError } from './git-error.js';
import { openPath } from './local/open-path.js';
import type { OpenedCommit } from './opened-commit.js';
import { createGitRunner, type GitRunner } from './process/git-runner.js';
import { MINIMUM_VERSION, PINNING_VERSION, readVersion, requireVersion, type GitVersion } from './process/version.js';
import { checkRef } from './ref.js';
import { createGitTree } from './tree/git-tree.js';
import { listTree } from './tree/list-tree.js';
import { treeWarnings } from './tree/tree-warnings.js';
import { lookupAddresses } from './url/address.js';
import { checkUrl } from './url/check-url.js';
import { within } from './within.js';
import { createWorkspace, type Workspace } from './workspace.js';

/** What is known of a target before anything is started or written. */
interface Plan {
  version: GitVersion;
  findCommit: (runner: GitRunner, workspace: Workspace) => Promise<OpenedCommit>;
}

/** Git, ready to open repositories. Starts nothing yet. */
export function createGit(options: GitOptions = {}): Git {
  const {
    git: program = 'git',
    path = '/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin',
    tempDir = tmpdir(),
    policy = {},
    lookup = lookupAddresses,
    maxEntries = 200_000,
    maxRepositoryBytes = 500 * 1024 * 1024,
    cloneTimeoutMs = 180_000,
    commandTimeoutMs = 60_000,
    minBytesPerSecond = 1_000,
    stallSeconds = 30,
    limits: { addressSpaceBytes = 2 * 1024 ** 3, cpuSeconds = 600, openFiles = 1024 } = {},
  } = options;
  const limits = { addressSpaceBytes, cpuSeconds, openFiles, fileBytes: maxRepositoryBytes };

  let found: GitVersion | undefined;

  const makePlan = async (
    target: GitTarget,
    onProgress: (progress: GitProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<Plan> => {
    const ref = target.ref === 'HEAD' ? undefined : target.ref;
    if (ref !== undefined) checkRef(ref);
    if ('path' in target && target.path !== undefined) {
      const { path: folder } = target;
      return {
        version: MINIMUM_VERSION,
        findCommit: (runner, workspace) => openPath({ path: folder, ref, runner, workspace, signal }),
      };
    }
    if (!('url' in target)) throw invalidTarget();
    const { url, token } = target;
    onProgress({ phase: 'resolving-host', percent: null });
    const checked = await within(commandTimeoutMs, 'Resolving the host', checkUrl(url, policy, lookup), signal);
    const cloneLimits = { maxRepositoryBytes, cloneTimeoutMs, minBytesPerSecond, stallSeconds };
    return {
      version: policy.allowPrivateAddresses === true ? MINIMUM_VERSION : PINNING_VERSION,
      findCommit: (runner, workspace) =>
        openUrl({ checked, ref, token: token === '' ? undefined : token, runner, workspace, limits: cloneLimits, signal, onProgress }),
    };
  };

  return {
    async open(target, { signal, onProgress } = {}) {
      const report = (progress: GitProgress): void => {
        try {
          onProgress?.(progress);
        } catch {
          // A listener's fault must not cost the repository.
        }
      };
      checkTarget(target);
      if (signal?.aborted === true) throw abortedError('Opening the repository', signal.reason);
      const { version, findCommit } = await makePlan(target, report, signal);

      const workspace = await createWorkspace(tempDir);
      const runner = createGitRunner({ program, path, home: workspace.home, limits, commandTimeoutMs });
      const close = async (): Promise<void> => {
        await runner.close();
        await workspace.remove();
      };
      try {
        found ??= await readVersion(runner, signal);
        requireVersion(found, version);
        const { view, identity, input, warnings } = await findCommit(runner, workspace);
        report({ phase: 'listing', percent: null });
        const listed = listTree(view, identity.commit, {
          maxEntries,
          context: { what: `Listing the files of ${input}`, input },
          signal,
        });
        const [listing, others] = await Promise.all([listed, warnings]);
        return {
          identity,
          tree: createGitTree(view, listing, { what: `Reading files of ${input}`, input }),
          warnings: [...others, ...treeWarnings(listing, input)],
          close,
        };
      } catch (error) {
        // What could not be removed now goes when the process exits; the first error is the one to tell.
        await close().catch(() => {});
        throw error;
      }
    },
  };
}

/** Targets come from outside the type system too. */
function checkTarget(target: { path?: unknown; url?: unknown }): void {
  const named = [target.path, target.url].filter((value) => value !== undefined);
  if (named.length === 1 && typeof named[0] === 'string' && named[0] !== '') return;
  throw invalidTarget();
}

function invalidTarget(): GitError {
  return new GitError('A repository is named by either a path or a URL.', {
    code: 'INVALID_TARGET',
    hint: 'Give one of them, as a text that is not empty.',
  });
}
