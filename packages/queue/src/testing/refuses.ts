import assert from 'node:assert/strict';
import type { QueueErrorCode } from '../queue-error.js';

/** Passes when the promise rejects with a `QueueError` of this code. */
export async function refuses(promise: Promise<unknown>, code: QueueErrorCode, message = 'The call'): Promise<void> {
  const error: unknown = await promise.then(
    () => assert.fail(`${message} was expected to be refused with ${code}, but succeeded.`),
    (reason: unknown) => reason,
  );
  isQueueError(error, code, message);
}

/** Passes when the value is a `QueueError` of this code, such as the reason of an aborted signal. */
export function isQueueError(error: unknown, code: QueueErrorCode, message = 'The call'): void {
  assert(error instanceof Error && 'code' in error, `${message}: expected a QueueError with ${code}, got ${String(error)}`);
  assert.equal(error.name, 'QueueError', `${message}: "${error.message}"`);
  assert.equal(error.code, code, `${message}: "${error.message}"`);
  assert(error.message.trim() !== '', `${message}: the error says nothing`);
}
