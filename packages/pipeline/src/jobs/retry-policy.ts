import { RetryLater, UnrecoverableError } from '@reposcan/queue';
import { failureOf, type Failure } from '../failure/failure.js';
import { PipelineError } from '../pipeline-error.js';

/**
 * The codes of errors that may pass by themselves. A job that fails with one of them is tried again; with any other it fails at once, because the
 * same input would fail the same way. Codes, not classes: the pipeline knows its ports by their contract only.
 */
export const passingCodes: ReadonlySet<string> = new Set([
  // A server or the way to it.
  'RATE_LIMITED',
  'SECONDARY_RATE_LIMITED',
  'SERVER_ERROR',
  'INVALID_RESPONSE',
  'TIMEOUT',
  'NETWORK',
  'HOST_UNRESOLVED',
  // This machine or its store.
  'BUSY',
  'UNAVAILABLE',
  'FULL',
  'DISK_FULL',
  // Nobody knows why.
  'FAILED',
  'STAGE_FAILED',
  'UNEXPECTED',
]);

/**
 * What a job throws for a failure: an error that the queue tries again, at the time that `cause` says where it says one (`retryAt`, as those of rate limits do), or one that it does not. Its
 * message ends with the code.
 */
export function jobError({ code, message }: Failure, cause?: unknown): Error {
  const text = `${message} [${code}]`;
  if (!passingCodes.has(code)) return new UnrecoverableError(text, { cause });
  const retryAt = retryAtOf(cause);
  return retryAt === null ? new PipelineError(text, { code: 'JOB_FAILED', cause }) : new RetryLater(text, { retryAt, cause });
}

/** The same for what somebody threw; a job's error stays what it is. `secrets` never appear in the message. */
export function jobErrorOf(error: unknown, secrets: readonly string[]): Error {
  if (error instanceof UnrecoverableError || error instanceof RetryLater || (error instanceof PipelineError && error.code === 'JOB_FAILED')) return error;
  return jobError(failureOf(error, secrets), error);
}

function retryAtOf(error: unknown): Date | null {
  const { retryAt } = (error ?? {}) as { retryAt?: unknown };
  return retryAt instanceof Date && !Number.isNaN(retryAt.getTime()) ? retryAt : null;
}
