import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInThreadParsing } from './in-thread-parsing.js';
import type { Parsing, ParsingContext } from './parsing.js';
import { createWorkerParsing } from './worker-parsing.js';

/** Below this a worker's start costs more than it gains. Bytes. */
const workersFromBytes = 2_000_000;

/** More threads than this gain little: one thread reads for all of them. */
const maxDefaultThreads = 4;

/** What decides where files are parsed. */
export interface ParsingSettings {
  /** Worker threads; 0 is this thread; `undefined` as many as pay. */
  parseThreads: number | undefined;
  /** The program that workers run, instead of the package's own. For tests. */
  workerProgram?: URL;
}

/** Workers where they pay, or were asked for; otherwise this thread. */
export function chooseParsing(totalBytes: number, { parseThreads, workerProgram }: ParsingSettings, context: ParsingContext): Parsing {
  const threads = parseThreads ?? (totalBytes < workersFromBytes ? 0 : Math.min(maxDefaultThreads, availableParallelism() - 1));
  const program = threads === 0 || totalBytes === 0 ? null : (workerProgram ?? ownProgram());
  return program === null ? createInThreadParsing(context) : createWorkerParsing(context, { threads, program });
}

/** The built file beside this one. `null` where there is none: in the sources, and in a bundle that someone made of this package. */
function ownProgram(): URL | null {
  const program = new URL('parse-worker.js', import.meta.url);
  return program.protocol === 'file:' && existsSync(program) ? program : null;
}
