import type { GithubErrorCode } from '../github-error.js';

/** One HTTP request, after it ended. Holds no token, no header and no body: fit for a log. */
export interface RequestEvent {
  api: 'graphql' | 'rest';
  /** `QuickScan`, or the route `GET /users/{login}/repos`. */
  operation: string;
  /** 1 for the first try. */
  attempt: number;
  /** HTTP status; `null` where no answer came. */
  status: number | null;
  /** Time until the whole answer was there. Milliseconds. */
  ms: number;
  /** GitHub confirmed a cached answer (304). */
  fromCache: boolean;
  /** Why it failed; `null` for a success. */
  error: GithubErrorCode | null;
}
