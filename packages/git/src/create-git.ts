import { tmpdir } from 'node:os';
import { plainText } from '@reposcan/core';
import { createRepositoryCache } from './cache/repository-cache.js';
import { openUrl } from './clone/open-url.js';
import { STRATEGY_ARGUMENTS } from './clone/strategy.js';
import type { GitProgress } from './clone/progress.js';
import type { Git, GitOptions, GitTarget } from './git.js';
import { abortedError, GitError } from './git-error.js';
import { readHistory } from './history/read-history.js';
import { findCommit } from './local/find-commit.js';
import { localWarnings } from './local/local-warnings.js';
import { openPath } from './local/open-path.js';
import { preflightUrl } from './preflight.js';
import { createGitRunner, type GitRunner } from './process/git-runner.js';
import { MINIMUM_VERSION, PINNING_VERSION, readVersion, requireVersion, type GitVersion } from './process/version.js';
import { checkRef } from './ref.js';
import { createConnection, type Connection } from './server/connection.js';
import { sweepWorkspaces } from './sweep-workspaces.js';
import { createGitTree } from './tree/git-tree.js';
import { lookupAddresses } from './url/address.js';
import { checkUrl } from './url/check-url.js';
import { within } from './within.js';
import { createWorkspace, type Workspace } from './workspace.js';

/** A target that passed every check that needs no git. */
type Place =
  | { kind: 'path'; path: string; ref: string | undefined; needs: GitVersion }
  | { kind: 'url'; ref: string | undefined; token: string | undefined; needs: GitVersion; connect: (runner: GitRunner) => Connection };

/** How somebody listens and stops. */
interface Call {
  signal: AbortSignal | undefined;
  report: (progress: GitProgress) => void;
}

/** Where git runs for one repository. */
interface Session {
  runner: GitRunner;
  workspace: Workspace;
  /** Takes what `close` must call before the workspace goes. */
  atClose: (release: () => Promise<void>) => void;
  close: () => Promise<void>;
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
    cache: cacheOptions,
    sizeOf: defaultSizeOf,
  } = options;
  const limits = { addressSpaceBytes, cpuSeconds, openFiles, fileBytes: maxRepositoryBytes };
  const cloneLimits = { maxRepositoryBytes, cloneTimeoutMs, minBytesPerSecond, stallSeconds };
  const cache = cacheOptions === undefined ? undefined : createRepositoryCache(cacheOptions);

  let found: GitVersion | undefined;
  let swept: Promise<void> | undefined;

  const checkTarget = async (target: GitTarget, { signal, report }: Call): Promise<Place> => {
    requireOneName(target);
    if (signal?.aborted === true) throw abortedError('Opening the repository', signal.reason);
    const ref = target.ref === 'HEAD' ? undefined : target.ref;
    if (ref !== undefined) checkRef(ref);
    if ('path' in target && target.path !== undefined) return { kind: 'path', path: target.path, ref, needs: MINIMUM_VERSION };
    if (!('url' in target)) throw invalidTarget();
    const token = target.token === '' ? undefined : target.token;
    report({ phase: 'resolving-host', percent: null });
    const checked = await within(commandTimeoutMs, 'Resolving the host', checkUrl(target.url, policy, lookup), signal);
    return {
      kind: 'url',
      ref,
      token,
      needs: policy.allowPrivateAddresses === true ? MINIMUM_VERSION : PINNING_VERSION,
      connect: (runner) => createConnection({ runner, checked, token, limits: cloneLimits, signal, onProgress: report }),
    };
  };

  const startSession = async (needs: GitVersion, signal: AbortSignal | undefined): Promise<Session> => {
    await (swept ??= sweepWorkspaces(tempDir));
    const workspace = await createWorkspace(tempDir);
    const runner = createGitRunner({ program, path, home: workspace.home, limits, commandTimeoutMs });
    const releases: (() => Promise<void>)[] = [];
    const close = async (): Promise<void> => {
      await runner.close();
      for (const release of releases.splice(0)) await release();
      await workspace.remove();
    };
    try {
      found ??= await readVersion(runner, signal);
      requireVersion(found, needs);
      return { runner, workspace, atClose: (release) => releases.push(release), close };
    } catch (error) {
      await close().catch(() => {});
      throw error;
    }
  };

  return {
    async preflight(target, { signal, maxBytes = maxRepositoryBytes, sizeOf = defaultSizeOf } = {}) {
      const place = await checkTarget(target, { signal, report: () => {} });
      const { runner, workspace, close } = await startSession(place.needs, signal);
      try {
        if (place.kind === 'path') {
          const found = await findCommit({ path: place.path, ref: place.ref, runner, workspace, signal });
          const { commit, branch, located } = found;
          return { commit: commit.oid, branch, bytes: null, location: located.root, warnings: await localWarnings(found, place.ref, runner, signal) };
        }
        const { ref, token } = place;
        const connection = place.connect(runner);
        const { commit, branch, bytes } = await preflightUrl({ connection, ref, token, nowhere: workspace.view, maxBytes, sizeOf });
        return { commit, branch, bytes, location: connection.url, warnings: [] };
      } finally {
        // What could not be removed now goes when the process exits; the answer or the first error is the one to tell.
        await close().catch(() => {});
      }
    },

    async open(target, { strategy = 'head', signal, onProgress } = {}) {
      const report = (progress: GitProgress): void => {
        try {
          onProgress?.(progress);
        } catch {
          // A listener's fault must not cost the repository.
        }
      };
      requireStrategy(strategy);
      const place = await checkTarget(target, { signal, report });
      const { runner, workspace, atClose, close } = await startSession(place.needs, signal);
      try {
        const { view, identity, input, listing, boundary, warnings } =
          place.kind === 'path'
            ? await openPath({ path: place.path, ref: place.ref, runner, workspace, signal, maxEntries, onListing: () => report({ phase: 'listing', percent: null }) })
            : await openUrl({ connection: place.connect(runner), ref: place.ref, strategy, workspace, maxEntries, cache, atClose });
        const { commit, committedAt } = identity;
        return {
          identity,
          tree: createGitTree(view, listing, { what: `Reading files of ${input}`, input }),
          warnings,
          history: (wanted) =>
            readHistory({ view, commit, committedAt, boundary, context: { what: `Reading the history of ${input}`, input } }, wanted),
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
function requireOneName(target: { path?: unknown; url?: unknown }): void {
  const named = [target.path, target.url].filter((value) => value !== undefined);
  if (named.length === 1 && typeof named[0] === 'string' && named[0] !== '') return;
  throw invalidTarget();
}

function requireStrategy(strategy: string): void {
  if (Object.hasOwn(STRATEGY_ARGUMENTS, strategy)) return;
  const known = Object.keys(STRATEGY_ARGUMENTS).join(', ');
  throw new GitError(`There is no strategy ${plainText(strategy, 80)}.`, { code: 'INVALID_TARGET', hint: `Give one of ${known}.` });
}

function invalidTarget(): GitError {
  return new GitError('A repository is named by either a path or a URL.', {
    code: 'INVALID_TARGET',
    hint: 'Give one of them, as a text that is not empty.',
  });
}
