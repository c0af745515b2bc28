import type { Clock } from '../clock.js';
import { SummarizeError } from '../summarize-error.js';

/** How long work may take, and who else may end it. */
export interface DeadlineOptions {
  ms: number;
  clock: Clock;
  /** The caller's. */
  signal: AbortSignal | undefined;
}

/**
 * Runs work that must end in time. Rejects at once with TIMEOUT, or with the reason of the caller's signal, also where the work ignores its signal, and leaves
 * neither a timer nor a listener behind.
 */
export async function withDeadline<T>({ ms, clock, signal }: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const finished = new AbortController();
  const onAbort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const ended = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true });
  });
  clock.sleep(ms, finished.signal).then(
    () => controller.abort(new SummarizeError(`The model did not answer within ${String(ms / 1000)} s.`, { code: 'TIMEOUT', hint: 'Raise timeoutMs, or take a faster model.' })),
    () => {},
  );
  try {
    return await Promise.race([work(controller.signal), ended]);
  } catch (error) {
    // What a model throws for an abort depends on the model; the reason does not.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    finished.abort();
    signal?.removeEventListener('abort', onAbort);
  }
}
