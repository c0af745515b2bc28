import type { ParseTask } from './parsing.js';

/** A batch is sent when it has so many bytes, or files. Small enough that threads end at about the same time, large enough that sending costs little. */
const maxBytes = 131_072;
const maxFiles = 64;

/** Gathers files into batches. */
export interface Batches {
  /** The batch that is full with this file, or `null`. */
  add(task: ParseTask): ParseTask[] | null;
  /** What has been gathered since. */
  rest(): ParseTask[];
}

/** Batches by bytes: one large file, or many small ones. */
export function createBatches(): Batches {
  let batch: ParseTask[] = [];
  let bytes = 0;
  const take = (): ParseTask[] => {
    const full = batch;
    batch = [];
    bytes = 0;
    return full;
  };
  return {
    add(task) {
      batch.push(task);
      bytes += task.bytes.byteLength;
      return bytes >= maxBytes || batch.length >= maxFiles ? take() : null;
    },
    rest: take,
  };
}
