import { QueueError } from '../queue-error.js';

/** Another worker may have the job by now. */
export function leaseLost(id: string): QueueError {
  return new QueueError(`The worker has lost its lease of job ${id}.`, { code: 'LEASE_LOST', hint: 'The result is discarded; stop working on it.' });
}

/** Somebody cancelled the job. */
export function cancelRequested(id: string): QueueError {
  return new QueueError(`Job ${id} was cancelled.`, { code: 'CANCELLED', hint: 'Stop working on it.' });
}

/** The attempt took too long. */
export function timedOut(id: string, timeoutMs: number): QueueError {
  return new QueueError(`Job ${id} takes longer than ${timeoutMs} ms.`, { code: 'TIMEOUT', hint: 'The attempt has failed; stop working on it.' });
}

/** The worker closes, and its grace time is over. */
export function shuttingDown(id: string): QueueError {
  return new QueueError(`The worker of job ${id} closes.`, { code: 'SHUTDOWN', hint: 'The job will be run again; stop working on it.' });
}
