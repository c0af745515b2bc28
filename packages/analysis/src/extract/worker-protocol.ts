import type { ParsedFile } from '../parse/language-parser.js';
import type { ParseOutcome } from './parse-outcome.js';

/** What a worker is told when it starts. */
export interface WorkerSettings {
  maxParseMs: number;
  /** One number: which file of its batch the worker is at, −1 between batches. Shared, because a worker that hangs cannot say so. */
  position: Int32Array;
}

/** Files to parse: their contents one after another. */
export interface WorkerBatch {
  files: (ParsedFile & { length: number })[];
  bytes: ArrayBuffer;
}

/** The outcomes of a batch, in its order. */
export type WorkerAnswer = ParseOutcome[];

/** The position between batches. */
export const idle = -1;
