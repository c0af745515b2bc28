import assert from 'node:assert/strict';
import type { StorageErrorCode } from '../storage-error.js';

/** Passes when the promise rejects with a `StorageError` of this code. */
export async function refuses(promise: Promise<unknown>, code: StorageErrorCode, message?: string): Promise<void> {
  const error: unknown = await promise.then(
    () => assert.fail(`${message ?? 'The call'} was expected to be refused with ${code}, but succeeded.`),
    (reason: unknown) => reason,
  );
  assert(error instanceof Error && 'code' in error, `Expected a StorageError, got ${String(error)}`);
  assert.equal(error.name, 'StorageError');
  assert.equal(error.code, code, `${message ?? 'The call'} was refused with "${error.message}"`);
}
