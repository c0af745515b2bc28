import { plainText } from '@reposcan/core';
import { GithubError } from '../github-error.js';
import { readRetryAt } from './rate-limit.js';
import { refusalRules, unexpectedRefusal, type Refusal } from './refusal.js';

// GitHub's documentation: without a retry-after, wait at least a minute.
const DEFAULT_WAIT_MS = 60_000;

/** The typed error for a refusal, with the moment from which on GitHub may be asked again. */
export function refusalError(refusal: Refusal, now: number): GithubError {
  const rule = refusalRules.find((candidate) => candidate.matches(refusal)) ?? unexpectedRefusal;
  const limited = rule.code === 'RATE_LIMITED' || rule.code === 'SECONDARY_RATE_LIMITED';
  const retryAt = limited ? (readRetryAt(refusal.headers, now) ?? new Date(now + DEFAULT_WAIT_MS)) : retryAfter(refusal, now);
  const until = limited && retryAt !== null ? ` It answers again from ${retryAt.toISOString()} on.` : '';
  return new GithubError(`GitHub answered ${refusal.status}: ${summaryOf(refusal)}.${until}`, {
    code: rule.code,
    status: refusal.status,
    retryAt,
    transient: rule.transient ?? false,
    hint: rule.hint,
  });
}

/** Only what GitHub says itself: the reset of the budget has no meaning for other failures. */
function retryAfter(refusal: Refusal, now: number): Date | null {
  return refusal.headers['retry-after'] === undefined ? null : readRetryAt(refusal.headers, now);
}

function summaryOf(refusal: Refusal): string {
  if (!refusal.readable) return 'the body is not JSON';
  return plainText(refusal.text, 200).replace(/[.\s]+$/, '') || 'no reason given';
}
