import { abortedError, GitError } from './git-error.js';

/**
 * Waits for something that can neither be aborted nor limited itself, such as a look-up, no longer than allowed.
 * Throws a GitError: TIMEOUT, ABORTED.
 */
export async function within<T>(ms: number, what: string, pending: Promise<T>, signal?: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => {};
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new GitError(`${what} took too long.`, { code: 'TIMEOUT' })), ms);
    onAbort = (): void => reject(abortedError(what, signal?.reason));
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
  });
  try {
    return await Promise.race([pending, ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
