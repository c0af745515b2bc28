import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What a worker process writes down as it happens, outside of the queue that is under test. `at` is milliseconds since the epoch. */
export type LogEntry =
  | { type: 'started' | 'ended'; worker: string; id: string; attempt: number; at: number }
  /** The event loop of a worker stood still, as on a machine with too much to do. */
  | { type: 'late'; worker: string; from: number; at: number }
  /** The signal of a run was aborted, and the code of its reason. */
  | { type: 'aborted'; worker: string; id: string; attempt: number; at: number; code: string }
  /** The queue says that a job was settled. `settledAt` is by the clock of the store. */
  | { type: 'settled'; worker: string; id: string; at: number; settledAt: number };

/** Appends to the log. Each entry is one write that has reached the kernel before it returns: a SIGKILL right after it does not lose it. */
export interface AttemptLog {
  append(entry: LogEntry): void;
  close(): void;
}

/** Opens the log, which processes share. */
export function openAttemptLog(file: string): AttemptLog {
  const descriptor = openSync(file, 'a');
  return {
    append: (entry) => void writeSync(descriptor, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(descriptor),
  };
}

/** All entries, in the order in which they were written. */
export async function readAttemptLog(file: string): Promise<LogEntry[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LogEntry);
}
