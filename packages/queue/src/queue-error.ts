import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why a queue refused or failed. */
export type QueueErrorCode =
  /** JSON cannot carry it (undefined, functions, BigInt, Date, cycles, NaN), or it is larger than `maxPayloadBytes`. */
  | 'INVALID_PAYLOAD'
  | 'INVALID_OPTIONS'
  | 'INVALID_SCHEDULE'
  | 'INVALID_QUERY'
  /** A cursor that this query did not give. */
  | 'INVALID_CURSOR'
  /** A name that this queue was not told about, where it was told its names. */
  | 'UNKNOWN_JOB_NAME'
  | 'NOT_FOUND'
  /** The job is not settled, as the call needs it to be. */
  | 'NOT_SETTLED'
  /** The job's state does not allow the call. */
  | 'INVALID_STATE'
  /** Another unsettled job holds the dedup key by now. */
  | 'DEDUP_TAKEN'
  /** The lease ran out or another worker has the job. */
  | 'LEASE_LOST'
  /** Reason of an aborted signal: somebody cancelled the job. */
  | 'CANCELLED'
  /** Reason of an aborted signal: the attempt took longer than its timeout. */
  | 'TIMEOUT'
  /** Reason of an aborted signal: the worker closes. */
  | 'SHUTDOWN'
  | 'ABORTED'
  | 'CLOSED'
  /** The store cannot be reached or opened. */
  | 'UNAVAILABLE'
  /** The store's configuration may lose jobs, such as an eviction policy. */
  | 'UNSAFE_STORE'
  | 'BUSY'
  /** The store may be read but not written. */
  | 'READ_ONLY'
  /** No space is left in the store: free some, and the queue goes on. */
  | 'FULL'
  | 'CORRUPT'
  | 'NEWER_SCHEMA'
  | 'FAILED';

/** A queue refused or failed. The queue goes on. */
export class QueueError extends ReposcanError<QueueErrorCode> {
  override readonly name: string = 'QueueError';

  constructor(message: string, options: ReposcanErrorOptions<QueueErrorCode>) {
    super(message, options);
  }
}

/** Thrown by a handler to fail its job at once, whatever attempts are left. */
export class UnrecoverableError extends Error {
  override readonly name = 'UnrecoverableError';
}

/**
 * Thrown by a handler to have its job tried again at a certain time instead of after its backoff, such as the `Retry-After` of a server. It costs an attempt like any other failure, so that it
 * cannot go on for ever; a time that is over means at once, and one more than a day ahead means in a day.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  /** Milliseconds since the epoch. */
  readonly retryAt: number;

  /** @throws {RangeError} for a time that is none: a handler that throws it fails its attempt all the same */
  constructor(message: string, { retryAt, cause }: { /** Milliseconds since the epoch, or a date. */ retryAt: number | Date; cause?: unknown }) {
    super(message, { cause });
    this.retryAt = Number(retryAt);
    if (!Number.isFinite(this.retryAt)) throw new RangeError('The time to retry at is not a time.', { cause });
  }
}
