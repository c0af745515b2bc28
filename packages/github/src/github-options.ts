import type { Clock } from './clock.js';
import type { RequestEvent } from './transport/request-event.js';
import type { ResponseCache } from './transport/response-cache.js';

/** How `createGithub()` reaches GitHub. */
export interface GithubOptions {
  /** Used where a call brings none. Without any token: public data over REST, 60 requests an hour. @default none */
  token?: string;
  /** Any address of the GitHub to ask; an Enterprise Server by its origin. @default 'https://api.github.com' */
  baseUrl?: string;
  /** @default globalThis.fetch */
  fetch?: typeof fetch;
  /** @default the time of this machine */
  clock?: Clock;
  /** Spreads retries in time. 0 ≤ x < 1. @default Math.random */
  random?: () => number;
  /**
   * Until the whole answer is there. GitHub itself gives up after 10 s, so a bit more tells its 502 from silence. Milliseconds.
   * @default 11_000
   */
  requestTimeoutMs?: number;
  /**
   * Attempts for one request that fails by 5xx or network. They begin within `requestTimeoutMs` of the first one: a 502 that took
   * 10 s is repeated once, one that came at once twice. @default 3
   */
  maxAttempts?: number;
  /**
   * The longest wait for a rate limit to pass; where GitHub asks for more, the call fails at once with `retryAt`. Milliseconds.
   * @default 0
   */
  maxWaitMs?: number;
  /** Requests at a time, over all calls of this client. @default 6 */
  concurrency?: number;
  /**
   * For REST answers, which GitHub confirms by ETag free of charge. `false`: none. @default 500 answers, 32 Mi characters in
   * memory
   */
  cache?: ResponseCache | false;
  /** @default 'reposcan' */
  userAgent?: string;
  /** Called after every HTTP request, for logs and metrics. */
  onRequest?: (event: RequestEvent) => void;
}
