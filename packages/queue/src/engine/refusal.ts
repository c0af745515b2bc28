import { shown } from '../input/shown.js';
import { QueueError } from '../queue-error.js';

/** There is no such job, or no longer. */
export function notFound(id: unknown): QueueError {
  return new QueueError(`There is no job ${shown(id)}.`, { code: 'NOT_FOUND', hint: 'It was never enqueued, was removed, or is no longer kept.' });
}

/** Why a job can be neither retried nor removed. */
export function refusal(id: string, answer: 'not-found' | 'not-settled' | 'completed' | 'dedup-taken'): QueueError {
  switch (answer) {
    case 'not-found':
      return notFound(id);
    case 'not-settled':
      return new QueueError(`Job ${shown(id)} is not settled.`, { code: 'NOT_SETTLED', hint: 'Cancel it, or wait for it.' });
    case 'completed':
      return new QueueError(`Job ${shown(id)} has completed.`, { code: 'INVALID_STATE', hint: 'Only a failed or cancelled job can be retried; enqueue it anew.' });
    case 'dedup-taken':
      return new QueueError(`Another job holds the dedup key of job ${shown(id)} by now.`, { code: 'DEDUP_TAKEN', hint: 'Wait until that one is settled.' });
  }
}

/** The queue was closed before the call. */
export function closedError(): QueueError {
  return new QueueError('The queue is closed.', { code: 'CLOSED', hint: 'Create a new one.' });
}
