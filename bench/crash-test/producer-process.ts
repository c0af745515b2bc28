import { openQueue, type QueueAddress } from './queue-address.js';

/** How a producer is to enqueue; its one argument, as JSON. */
export interface ProducerProcessOptions {
  address: QueueAddress;
  /** Number of its first batch; each further one has the next number. */
  firstBatch: number;
  /** Jobs of a batch. */
  size: number;
}

/** The jobs of producers. Nobody runs them. */
export type ProducedJobs = { produced: { payload: { batch: number; index: number }; result: null } };

const { address, firstBatch, size } = JSON.parse(process.argv[2] ?? '') as ProducerProcessOptions;
const queue = openQueue<ProducedJobs>(address);

// Until it is killed, which is nearly always in the midst of a call. Tells which batches were taken.
for (let batch = firstBatch; ; batch += 1) {
  await queue.enqueueMany(Array.from({ length: size }, (_, index) => ({ name: 'produced' as const, payload: { batch, index } })));
  process.send?.(batch);
}
