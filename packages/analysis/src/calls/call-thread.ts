import { Worker } from 'node:worker_threads';
import type { CallOutcome } from './analyze-calls.js';
import type { CallAnswer, CallRequest } from './call-worker-protocol.js';

/** JavaScript's own memory of one worker: sources made to exhaust it cost the worker, not the process. MiB. */
const defaultHeapMb = 1536;

/** Analyses recurse deeper than parsers: through what calls what. Only what is used of it takes memory. MiB. */
const stackMb = 32;

/** Timers know no more. Milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

/** How a worker is started. */
export interface CallThreadOptions {
  /** The file that it runs. */
  program: URL;
  /** A worker that takes longer is ended. Milliseconds. */
  maxMs: number;
  /** @default 1536 MiB */
  maxHeapMb?: number;
  signal: AbortSignal | undefined;
}

/** Asks a worker of its own. `null` where none can be started here. Rejects with the signal's reason on abort; when it settles, the thread is gone. */
export async function askCallThread(request: CallRequest, { program, maxMs, maxHeapMb = defaultHeapMb, signal }: CallThreadOptions): Promise<CallOutcome | null> {
  signal?.throwIfAborted();
  // Nothing of the process is its business: no environment, no flags, and what a runtime prints when it breaks is not for our user.
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, stackSizeMb: stackMb };
  const worker = new Worker(program, { env: {}, execArgv: [], argv: [], stdout: true, stderr: true, resourceLimits });
  worker.stdout.resume();
  worker.stderr.resume();
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    return await new Promise<CallOutcome | null>((resolve, reject) => {
      let ready = false;
      worker.on('message', (answer: CallAnswer) => {
        if (answer.kind === 'ready') ready = true;
        else resolve(answer.kind === 'done' ? { analysis: answer.analysis } : { reason: answer.reason });
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ reason: 'it ran out of memory' });
        else resolve(ready ? { reason: 'it broke its worker' } : null);
      });
      worker.on('exit', () => {
        resolve(ready ? { reason: 'it ended its worker' } : null);
      });
      timer = setTimeout(() => {
        resolve({ reason: 'it takes longer than the limit maxCallsMs' });
      }, Math.min(maxMs, maxTimerMs));
      abort = () => {
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', abort, { once: true });
      worker.postMessage(request);
    });
  } finally {
    clearTimeout(timer);
    if (abort !== undefined) signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
