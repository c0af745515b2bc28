import { existsSync } from 'node:fs';
import { analyzeCalls, type CallOutcome } from './analyze-calls.js';
import type { CallAnalyzer, CallInput } from './call-analyzer.js';
import { askCallThread } from './call-thread.js';

/** Where and how long analyzers run. */
export interface AnalyzerRun {
  maxCallsMs: number;
  signal: AbortSignal | undefined;
  /** The program of the worker instead of the package's own; `null`: this thread. For tests. */
  workerProgram?: URL | null;
  /** For tests. @default 1536 MiB */
  maxHeapMb?: number;
}

/** Runs an analyzer in a worker, or in this thread where none can be started; there it cannot be stopped. Rejects with the signal's reason on abort. */
export async function runAnalyzer(analyzer: CallAnalyzer, input: CallInput, { maxCallsMs, signal, workerProgram, maxHeapMb }: AnalyzerRun): Promise<CallOutcome> {
  const program = workerProgram === undefined ? ownProgram() : workerProgram;
  const options = { maxMs: maxCallsMs, signal, ...(maxHeapMb === undefined ? {} : { maxHeapMb }) };
  const answered = program === null ? null : await askCallThread({ id: analyzer.id, input }, { program, ...options });
  const outcome = answered ?? (await analyzeCalls(analyzer, input));
  signal?.throwIfAborted();
  return outcome;
}

/** The built file beside this one. `null` where there is none: in the sources, and in a bundle that someone made of this package. */
function ownProgram(): URL | null {
  const program = new URL('call-worker.js', import.meta.url);
  return program.protocol === 'file:' && existsSync(program) ? program : null;
}
