/** A queue that takes part in the comparison. */
export interface Contestant {
  name: string;
  version: string;
  /** What a job survives once its enqueueing has resolved. */
  survives: 'nothing' | 'kill -9' | 'power loss';
  /** Whether it looks for work from time to time only: each sample of its start latency takes as long as its default interval. */
  polls: boolean;
  /** How many jobs a round takes: enough for a steady figure, few enough to end soon. */
  jobs: number;
  /** A queue with no jobs. */
  open(): Promise<OpenQueue>;
}

/** An open queue of jobs that do nothing. */
export interface OpenQueue {
  enqueue(index: number): unknown;
  /** `undefined`: it cannot. */
  enqueueMany?: (indexes: readonly number[]) => unknown;
  /** Starts running jobs. `onSettled` is called once the queue has written down that the job is done. */
  work(options: { concurrency: number; onStart: () => void; onSettled: () => void }): Promise<Working>;
  close(): Promise<void>;
}

/** A queue that runs jobs. */
export interface Working {
  /** Rejects when it cannot go on; some contestants tell. */
  failed?: Promise<never>;
  stop(): Promise<void>;
}

/** A contestant, or why it does not take part. */
export type Entry = Contestant | { name: string; skip: string };
