import { plainText } from '@reposcan/core';
import type { JobFailure } from '../job.js';
import { QueueError } from '../queue-error.js';

/** What a handler threw, safe to show and to store: one line of at most 500 characters, without user and password of a URL. */
export function failureOf(thrown: unknown): JobFailure {
  const code = thrown instanceof QueueError && thrown.code === 'INVALID_PAYLOAD' ? 'INVALID_PAYLOAD' : 'HANDLER_FAILED';
  return { code, message: plainText(messageOf(thrown).replace(/\/\/[^\s/@]*@/g, '//'), 500) };
}

function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  } catch {
    return 'The handler threw something that cannot be shown.';
  }
}
