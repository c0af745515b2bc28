import type { Warning } from '../scan/warning.js';
import type { AccountProfile } from './account-profile.js';
import type { Repository } from './repository.js';

/** An account and its repositories as one fetch saw them. */
export interface AccountSnapshot {
  profile: AccountProfile;
  /** Each once, in no promised order. */
  repositories: Repository[];
  /** How many repositories the source says there are; more than `repositories` when the fetch is partial. */
  totalRepositories: number;
  /** Whether every repository that the token may see is here. */
  complete: boolean;
  /** What is missing, and why. Empty when complete. */
  warnings: Warning[];
  source: 'graphql' | 'rest';
  /** HTTP requests that were sent, retries included. */
  requests: number;
  /** Longest chain of requests that had to wait for one another. */
  roundTrips: number;
  /** What the source said last of its budget, of several the one with the least left; `null` where it said nothing. */
  rateLimit: RateLimit | null;
}

/** The budget of an API at one moment. */
export interface RateLimit {
  limit: number;
  remaining: number;
  /** ISO 8601 */
  resetAt: string;
}
