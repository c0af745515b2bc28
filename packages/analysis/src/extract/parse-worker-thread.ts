import { Worker } from 'node:worker_threads';
import type { ParseOutcome } from './parse-outcome.js';
import { tooSlow } from './parse-content.js';
import type { ParseTask } from './parsing.js';
import { idle, type WorkerAnswer, type WorkerBatch, type WorkerSettings } from './worker-protocol.js';

/** How often a worker is looked after. Milliseconds. */
const watchMs = 250;

/** Parsers that can, stop by themselves when the time is over; after this much more the worker is ended. Milliseconds. */
const graceMs = 1000;

/** JavaScript's own memory of one worker; a hostile file costs the worker, not the process. MiB. */
const defaultHeapMb = 1024;

/** What came of a batch. */
export type BatchResult =
  /** In the order of the batch. */
  | { kind: 'done'; outcomes: ParseOutcome[] }
  /** The worker is gone, and this file is why; the others have no outcome. */
  | { kind: 'lost'; culprit: number; reason: string }
  /** The worker is gone before it began, or was closed. */
  | { kind: 'gone' };

/** One worker thread. */
export interface ParseWorkerThread {
  /** Parses a batch; one at a time. Never rejects. The worker is of no use after any other result than `done`. */
  run(batch: readonly ParseTask[]): Promise<BatchResult>;
  /** Ends the thread at once. */
  close(): Promise<void>;
}

/** How a worker is started. */
export interface ParseWorkerOptions {
  /** The file that it runs. */
  program: URL;
  maxParseMs: number;
  /** @default 1024 MiB */
  maxHeapMb?: number;
}

/** Starts a worker. */
export function startParseWorker({ program, maxParseMs, maxHeapMb = defaultHeapMb }: ParseWorkerOptions): ParseWorkerThread {
  const position = new Int32Array(new SharedArrayBuffer(4)).fill(idle);
  const workerData: WorkerSettings = { maxParseMs, position };
  // Nothing of the process is its business: no environment, no flags, and what a runtime prints when it breaks is not for our user.
  const worker = new Worker(program, { workerData, env: {}, execArgv: [], argv: [], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } });
  worker.stdout.resume();
  worker.stderr.resume();
  let settle: ((result: BatchResult) => void) | null = null;
  let gone = false;
  let complaint: string | null = null;
  const settled = (result: BatchResult): void => {
    settle?.(result);
    settle = null;
  };
  worker.on('message', (outcomes: WorkerAnswer) => {
    settled({ kind: 'done', outcomes });
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    complaint = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'its parser ran out of memory' : 'its parser broke its worker';
  });
  worker.on('exit', () => {
    gone = true;
    const culprit = Atomics.load(position, 0);
    settled(culprit === idle ? { kind: 'gone' } : { kind: 'lost', culprit, reason: complaint ?? 'its parser ended its worker' });
  });

  return {
    async run(batch) {
      if (gone) return { kind: 'gone' };
      const watch = watchPosition(position, maxParseMs + graceMs, () => {
        complaint = tooSlow;
        void worker.terminate();
      });
      try {
        return await new Promise<BatchResult>((resolve) => {
          settle = resolve;
          const message = batchMessage(batch);
          worker.postMessage(message, [message.bytes]);
        });
      } finally {
        clearInterval(watch);
      }
    },
    async close() {
      Atomics.store(position, 0, idle);
      await worker.terminate();
    },
  };
}

/** Calls back when the worker has been at the same file for too long. */
function watchPosition(position: Int32Array, limitMs: number, onStuck: () => void): NodeJS.Timeout {
  let last = idle;
  let since = performance.now();
  return setInterval(() => {
    const now = performance.now();
    const current = Atomics.load(position, 0);
    if (current !== last) since = now;
    else if (current !== idle && now - since > limitMs) onStuck();
    last = current;
  }, watchMs);
}

/** A copy of the contents in one piece, which can be handed over; the originals stay, for another try. */
function batchMessage(batch: readonly ParseTask[]): WorkerBatch {
  const bytes = new Uint8Array(batch.reduce((sum, task) => sum + task.bytes.byteLength, 0));
  let start = 0;
  const files = batch.map(({ file: { path, language }, bytes: content }) => {
    bytes.set(content, start);
    start += content.byteLength;
    return { path, language, length: content.byteLength };
  });
  return { files, bytes: bytes.buffer };
}
