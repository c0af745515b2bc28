import { wholeOf } from './job-input.js';

/** How many settled jobs a queue keeps. Children of an unsettled parent are kept besides. */
export interface Retention {
  /** @default 100 */
  completed?: number;
  /** Failed and cancelled together. @default 50 */
  failed?: number;
}

/**
 * The retention with its defaults.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function retentionOf({ completed = 100, failed = 50 }: Retention = {}): Required<Retention> {
  return {
    completed: wholeOf(completed, 'retention.completed', 0, Number.MAX_SAFE_INTEGER),
    failed: wholeOf(failed, 'retention.failed', 0, Number.MAX_SAFE_INTEGER),
  };
}
