import { QueueError } from '@reposcan/queue';
import { plainText } from '@reposcan/core';

/** What went wrong with Redis as an error of this queue; an error of this queue as it is. Does not show the address: it may hold a password. */
export function redisFailure(error: unknown): QueueError {
  if (error instanceof QueueError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/^OOM |maxmemory/.test(message) || /EXECABORT/.test(message)) {
    return new QueueError('Redis refused to write.', { code: 'FULL', hint: 'Give it more memory (maxmemory), or remove jobs.', cause: error });
  }
  if (message.startsWith('MISCONF ')) {
    return new QueueError('Redis refuses to write, because it cannot write to its disk.', { code: 'FULL', hint: 'Free some space there, and see its log; the queue goes on by itself.', cause: error });
  }
  if (message.startsWith('READONLY ')) {
    return new QueueError('Redis may only be read: it is a replica.', { code: 'READ_ONLY', hint: 'Give the address of the primary.', cause: error });
  }
  if (/connection is closed|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|stream isn't writeable|WRONGPASS|NOAUTH|max number of clients/i.test(message)) {
    return new QueueError(`Redis cannot be reached: ${plainText(message, 200)}.`, { code: 'UNAVAILABLE', hint: 'Check that it runs and that address and password are right.', cause: error });
  }
  return new QueueError(`Redis failed: ${plainText(message, 300)}.`, { code: 'FAILED', cause: error });
}
