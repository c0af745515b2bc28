import { plainText, ReposcanError } from '@reposcan/core';
import type { JobFailure } from '../job.js';
import { RetryLater, UnrecoverableError } from '../queue-error.js';

/** What the queue itself says of jobs: from a handler it would be misunderstood. */
const reserved: ReadonlySet<string> = new Set(['TIMEOUT', 'STALLED', 'CHILD_FAILED', 'CANCELLED']);

/** What a handler threw, safe to show and to store: its code where it is an error of reposcan, and one line of at most 500 characters, without user and password of a URL. */
export function failureOf(thrown: unknown): JobFailure {
  return { code: codeOf(thrown), message: plainText(messageOf(thrown).replace(/\/\/[^\s/@]*@/g, '//'), 500) };
}

/** Only what looks like a code: whoever makes an error may put anything there. An `UnrecoverableError` or a `RetryLater` has that of its cause. */
function codeOf(thrown: unknown): string {
  const error = thrown instanceof UnrecoverableError || thrown instanceof RetryLater ? thrown.cause : thrown;
  const code: unknown = error instanceof ReposcanError ? error.code : null;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(code) && !reserved.has(code) ? code : 'HANDLER_FAILED';
}

function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  } catch {
    return 'The handler threw something that cannot be shown.';
  }
}
