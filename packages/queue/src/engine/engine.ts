import type { QueueClock } from '../clock.js';
import type { JobRules } from '../input/job-input.js';
import type { ChangeFeed } from './change-feed.js';
import type { JobStore } from './job-store.js';
import type { JobWrites } from './job-writes.js';
import type { Turn } from './turn.js';

/** What the parts of one queue share. */
export interface Engine {
  store: JobStore;
  clock: QueueClock;
  /** 0 ≤ x < 1. */
  random: () => number;
  rules: JobRules;
  feed: ChangeFeed;
  writes: JobWrites;
  turn: Turn;
}
