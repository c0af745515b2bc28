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
