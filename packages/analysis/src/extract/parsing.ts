import type { ParseOutcome } from './parse-outcome.js';
import type { SourceFile } from './source-file.js';

/** A file and its content. */
export interface ParseTask {
  file: SourceFile;
  bytes: Uint8Array;
}

/** Parses files: in this thread, or in workers. */
export interface Parsing {
  /** Takes a file. Resolves when it may be given the next one, so that few contents are in memory at a time. */
  add(task: ParseTask): Promise<void>;
  /** Resolves when every file has its outcome. */
  finish(): Promise<void>;
  /** Stops. When it resolves, no thread is left. */
  close(): Promise<void>;
}

/** What parsing needs besides the files. */
export interface ParsingContext {
  maxParseMs: number;
  signal: AbortSignal | undefined;
  /** Called once for each file, in no certain order. */
  onOutcome: (file: SourceFile, outcome: ParseOutcome) => void;
}
