import { expect, it } from 'vitest';
import { createBatches } from './batches.js';
import type { ParseTask } from './parsing.js';

const task = (bytes: number): ParseTask => ({ file: { path: 'a', language: 'a' } as ParseTask['file'], bytes: new Uint8Array(bytes) });

it('is full with one large file', () => {
  expect(createBatches().add(task(200_000))).toHaveLength(1);
});

it('is full with many small files', () => {
  const batches = createBatches();

  const full = Array.from({ length: 200 }, () => batches.add(task(10))).filter((batch) => batch !== null);

  expect(full.map((batch) => batch.length)).toEqual([64, 64, 64]);
  expect(batches.rest()).toHaveLength(8);
  expect(batches.rest()).toEqual([]);
});
