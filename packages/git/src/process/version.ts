import { GitError } from '../git-error.js';
import type { GitRunner } from './git-runner.js';

/** A version of git: major and minor. */
export type GitVersion = readonly [major: number, minor: number];

/** Settings through the environment, and a switch for the user's own configuration. */
export const MINIMUM_VERSION: GitVersion = [2, 32];
/** `http.curloptResolve`: without it a connection may go to another address than the one that was checked. */
export const PINNING_VERSION: GitVersion = [2, 37];

/** Whether one version has what another one brought. */
export function isAtLeast([major, minor]: GitVersion, [wantedMajor, wantedMinor]: GitVersion): boolean {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** The version that `git version` names, or `null`. */
export function parseVersion(output: string): GitVersion | null {
  const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(output) ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}

/** The version of the git program. Throws a GitError: GIT_MISSING, FAILED. */
export async function readVersion(runner: GitRunner, signal?: AbortSignal): Promise<GitVersion> {
  const output = await runner.expect(['version'], { what: 'Starting git' }, { signal });
  const version = parseVersion(output);
  if (version !== null) return version;
  throw new GitError('The git program did not name its version.', { code: 'FAILED', hint: 'Check the options git and path.' });
}

/** Throws a GitError with the code GIT_TOO_OLD where a version lacks what another one brought. */
export function requireVersion(version: GitVersion, wanted: GitVersion): void {
  if (isAtLeast(version, wanted)) return;
  throw new GitError(`This git (${version.join('.')}) is older than ${wanted.join('.')}.`, {
    code: 'GIT_TOO_OLD',
    hint: 'It lacks a protection that is needed here: install a newer one.',
  });
}
