import type { ObjectView } from './object-view.js';
import { createByteReader } from '../process/byte-reader.js';
import type { ProcessEnd } from '../process/git-process.js';

/** The head of an answer. */
export interface ObjectHeader {
  type: string;
  oid: string;
  /** Bytes. */
  size: number;
}

/**
 * One `git cat-file --batch`: a question per object, the answers in the same order. For each answer call `header`, then for an object that is there
 * `body` or `skip` once. `null` (false for `skip`) means that git ended before the answer was complete.
 */
export interface ObjectBatch {
  ask(name: string): void;
  header(): Promise<ObjectHeader | 'missing' | null>;
  body(header: ObjectHeader): Promise<Buffer | null>;
  /** Its first bytes, at most `maxBytes`; the rest is passed over. Instead of `body`. */
  prefix(header: ObjectHeader, maxBytes: number): Promise<Buffer | null>;
  skip(header: ObjectHeader): Promise<boolean>;
  /** How git ended, where it ended by itself or was aborted. */
  ended: Promise<ProcessEnd>;
  /** Ends git, whatever it still had to say. */
  close(): Promise<void>;
}

const MAX_HEADER_BYTES = 4_096;

/** Starts a batch. Whoever starts it closes it. */
export function startBatch(view: ObjectView, signal?: AbortSignal): ObjectBatch {
  const git = view.start(['cat-file', '--batch'], { input: true, signal });
  const reader = createByteReader(git.stdout, {
    stallMs: view.runner.commandTimeoutMs,
    onStall: () => git.stop('timeout'),
  });
  return {
    ask(name) {
      git.stdin?.write(`${name}\n`);
    },
    async header() {
      const line = await reader.readLine(MAX_HEADER_BYTES);
      if (line === null) return null;
      const [, oid, type, size] = /^([0-9a-f]+) ([a-z]+) (\d+)$/.exec(line) ?? [];
      return oid === undefined || type === undefined ? 'missing' : { oid, type, size: Number(size) };
    },
    async body({ size }) {
      const bytes = await reader.readBytes(size);
      // A line feed ends each object.
      return bytes !== null && (await reader.skip(1)) ? bytes : null;
    },
    async prefix({ size }, maxBytes) {
      const bytes = await reader.readBytes(Math.min(size, maxBytes));
      return bytes !== null && (await reader.skip(size - bytes.length + 1)) ? bytes : null;
    },
    skip: ({ size }) => reader.skip(size + 1),
    ended: git.ended,
    async close() {
      git.stop('enough');
      await git.ended;
    },
  };
}
