import { createBatches } from './batches.js';
import { createChannel } from './channel.js';
import { parseContent } from './parse-content.js';
import { startParseWorker, type ParseWorkerOptions, type ParseWorkerThread } from './parse-worker-thread.js';
import type { ParseTask, Parsing, ParsingContext } from './parsing.js';
import { createTurns } from './turns.js';

/** Workers that end before they begin, after which no more are started: the rest is parsed in this thread. */
const maxStillborn = 2;

/**
 * Parses in worker threads. A file that hangs or breaks its worker is listed as failed, the worker is replaced, and the rest of its batch tried again.
 */
export function createWorkerParsing(
  { maxParseMs, signal, onOutcome }: ParsingContext,
  { threads, ...worker }: { threads: number } & Omit<ParseWorkerOptions, 'maxParseMs'>,
): Parsing {
  const channel = createChannel<ParseTask[]>(threads);
  const batches = createBatches();
  const workers = new Set<ParseWorkerThread>();
  const turns = createTurns(signal);
  let stillborn = 0;
  let closed = false;

  const start = (): ParseWorkerThread => {
    const started = startParseWorker({ ...worker, maxParseMs });
    workers.add(started);
    return started;
  };
  const stop = async (thread: ParseWorkerThread): Promise<void> => {
    await thread.close();
    workers.delete(thread);
  };
  const parseHere = async (tasks: readonly ParseTask[]): Promise<void> => {
    for (const { file, bytes } of tasks) {
      if (closed) return;
      onOutcome(file, await parseContent(bytes, file, file.parser, maxParseMs));
      await turns.next();
    }
  };

  async function lane(): Promise<void> {
    let thread: ParseWorkerThread | null = null;
    for (let batch = await channel.take(); batch !== null; batch = await channel.take()) {
      let tasks: ParseTask[] = batch;
      while (tasks.length > 0 && !closed) {
        if (stillborn >= maxStillborn) {
          await parseHere(tasks);
          break;
        }
        thread ??= start();
        const result = await thread.run(tasks);
        signal?.throwIfAborted();
        if (closed) break;
        if (result.kind === 'done') {
          for (const [index, { file }] of tasks.entries()) onOutcome(file, result.outcomes[index] ?? { reason: 'its parser gave no answer' });
          break;
        }
        await stop(thread);
        thread = null;
        if (result.kind === 'gone') stillborn += 1;
        else {
          const { culprit, reason } = result;
          const file = tasks[culprit]?.file;
          if (file !== undefined) onOutcome(file, { reason });
          tasks = tasks.filter((_, index) => index !== culprit);
        }
      }
    }
    if (thread !== null) await stop(thread);
  }

  const abort = (): void => {
    channel.fail(signal?.reason);
    for (const thread of workers) void thread.close();
  };
  signal?.addEventListener('abort', abort, { once: true });
  const lanes = Promise.all(
    Array.from({ length: threads }, () =>
      lane().catch((error: unknown) => {
        channel.fail(error);
        throw error;
      }),
    ),
  );
  // Whoever adds or finishes is told; until then the rejection waits.
  lanes.catch(() => undefined);

  return {
    async add(task) {
      const full = batches.add(task);
      if (full !== null) await channel.put(full);
    },
    async finish() {
      const rest = batches.rest();
      if (rest.length > 0) await channel.put(rest);
      channel.end();
      await lanes;
    },
    async close() {
      closed = true;
      signal?.removeEventListener('abort', abort);
      channel.end();
      await Promise.all([...workers].map((thread) => thread.close()));
      await lanes.catch(() => undefined);
    },
  };
}
