import type { Repository } from '../account/repository.js';
import { CoreError } from '../core-error.js';
import { plainText } from '../plain-text.js';
import { isKnown, type Signal } from '../signal.js';
import { parseIsoTime } from './iso-time.js';

const DAY_MS = 86_400_000;
/** The times of a repository, in days before the moment of scoring. Times in the future count as that moment: clocks differ. */
export interface RepositoryFacts {
  readonly ageDays: number;
  /** Since the last commit; infinite where there is none. Estimated by the last push, which no commit of GitHub's can follow. */
  readonly idleDays: number;
  /** From creation to the last commit, 0 where the last commit is older (imported or forked history). */
  readonly spanDays: number;
  /** Whether the last commit was read; if not, `idleDays` and `spanDays` are the best that it could be. */
  readonly lastCommitKnown: boolean;
}

function impossible(repository: Repository, what: string, value: unknown): CoreError {
  const name = plainText(String(repository.nameWithOwner), 200);
  const shown = plainText(typeof value === 'string' ? JSON.stringify(value) : String(value), 60);
  return new CoreError(`The importance of ${name} cannot be calculated: ${what} is ${shown}.`, {
    code: 'INVALID_INPUT',
    input: name,
    hint: 'Hand in what the source says, or unknown(reason) for a signal that it does not tell.',
  });
}

function timeOf(repository: Repository, what: string, text: unknown): number {
  const time = parseIsoTime(text);
  if (Number.isNaN(time)) throw impossible(repository, what, text);
  return time;
}

function checkCount(repository: Repository, what: string, signal: Signal<number>): void {
  if (isKnown(signal) && !(typeof signal === 'number' && signal >= 0 && Number.isFinite(signal))) {
    throw impossible(repository, what, signal);
  }
}

function checkFlag(repository: Repository, what: string, signal: Signal<boolean>): void {
  if (isKnown(signal) && typeof signal !== 'boolean') throw impossible(repository, what, signal);
}

function checkSignals(repository: Repository): void {
  const { signals } = repository;
  checkCount(repository, 'stars', repository.stars);
  checkCount(repository, 'forks', repository.forks);
  checkCount(repository, 'diskUsageKiB', repository.diskUsageKiB);
  checkCount(repository, 'watchers', signals.watchers);
  checkCount(repository, 'openIssues', signals.openIssues);
  checkCount(repository, 'closedIssues', signals.closedIssues);
  checkCount(repository, 'openPullRequests', signals.openPullRequests);
  checkCount(repository, 'mergedPullRequests', signals.mergedPullRequests);
  checkCount(repository, 'releases', signals.releases);
  checkCount(repository, 'commits', signals.commits);
  checkCount(repository, 'contributors', signals.contributors);
  checkCount(repository, 'readmeBytes', signals.readmeBytes);
  checkFlag(repository, 'isPinned', repository.isPinned);
  checkFlag(repository, 'hasReadme', signals.hasReadme);
  checkFlag(repository, 'hasTests', signals.hasTests);
  checkFlag(repository, 'hasCi', signals.hasCi);
  checkFlag(repository, 'hasContributing', signals.hasContributing);
  checkFlag(repository, 'hasCodeOfConduct', signals.hasCodeOfConduct);
  checkFlag(repository, 'hasSecurityPolicy', signals.hasSecurityPolicy);
  checkFlag(repository, 'hasChangelog', signals.hasChangelog);
  checkFlag(repository, 'hasDocs', signals.hasDocs);
  if (!Array.isArray(repository.topics)) throw impossible(repository, 'topics', repository.topics);
}

/**
 * Checks the input of a score and puts its times into days.
 * @param now milliseconds since 1970
 * @throws CoreError `INVALID_INPUT`
 */
export function readFacts(repository: Repository, now: number): RepositoryFacts {
  checkSignals(repository);
  const created = Math.min(timeOf(repository, 'createdAt', repository.createdAt), now);
  const pushed = repository.pushedAt === null ? null : Math.min(timeOf(repository, 'pushedAt', repository.pushedAt), now);
  const signal = repository.signals.lastCommitAt;
  const lastCommitKnown = isKnown(signal);
  let last = pushed;
  if (lastCommitKnown) {
    const commit = signal === null ? null : timeOf(repository, 'lastCommitAt', signal);
    last = commit === null || pushed === null ? null : Math.min(commit, pushed);
  }
  return {
    ageDays: (now - created) / DAY_MS,
    idleDays: last === null ? Number.POSITIVE_INFINITY : (now - last) / DAY_MS,
    spanDays: last === null ? 0 : Math.max(0, last - created) / DAY_MS,
    lastCommitKnown,
  };
}
