import type { QueryErrorType } from '../graphql/query-error.js';
import type { RecordedRequest } from '../recorded-request.js';

/** Which requests a fault is for. Every condition that is given must hold. */
export interface FaultMatch {
  kind?: 'graphql' | 'rest';
  method?: string;
  /** Path with query string, without `/api/v3`. */
  path?: string | RegExp;
  /** Name of the GraphQL operation. */
  operation?: string | RegExp;
  /** A cursor among the GraphQL variables (`after`, `before` or any name that ends in one of them, or in `cursor`). */
  cursor?: string | RegExp;
  /** The page asked for, from 1; see `RecordedRequest.page`. */
  page?: number;
  /** From the n-th request on that fulfils the other conditions, from 1. @default 1 */
  nth?: number;
  /** Anything else. */
  where?: (request: RecordedRequest) => boolean;
}

/** What goes wrong. */
export type FaultEffect =
  /** HTTP 200 with `errors[0].type` RATE_LIMITED and `x-ratelimit-remaining: 0`: the primary limit as GraphQL tells it. */
  | { kind: 'rate-limit-200'; /** Seconds until the reset. @default 3600 */ resetAfter?: number }
  /** HTTP 403 with `x-ratelimit-remaining: 0`: the primary limit as REST tells it. */
  | { kind: 'rate-limit-403'; /** Seconds until the reset. @default 3600 */ resetAfter?: number }
  /** HTTP 403 with the message of a secondary limit. */
  | {
      kind: 'secondary-403';
      /** Seconds in `retry-after`; `null` leaves the header out. @default 60 */ retryAfter?: number | null;
    }
  /** HTTP 200 and nothing but a message that speaks of a secondary limit: no type, no header. */
  | { kind: 'secondary-200-message' }
  /** A bare status, with GitHub's HTML page, a JSON message, or no body. */
  | { kind: 'status'; status: 500 | 502 | 503 | 504; /** @default 'html' */ body?: 'html' | 'json' | 'empty' }
  /** HTTP 401 "Bad credentials": the token was revoked meanwhile. */
  | { kind: 'unauthorized' }
  /** No answer at all, until the client gives up or the server closes. */
  | { kind: 'hang' }
  /** The connection is cut half way through the body. */
  | { kind: 'cut' }
  /** The body comes in pieces with pauses between them. */
  | { kind: 'slow-body'; /** @default 10 */ chunks?: number; /** Milliseconds between two. @default 50 */ pause?: number }
  /** HTTP 200 with JSON that ends in the middle. */
  | { kind: 'invalid-json' }
  /** Fields fail with an error each and are `null` in `data`, as far up as the schema demands. Unreadable counters by default. */
  | {
      kind: 'partial-data';
      /** `Type.field`. @default every counter of a repository */
      fields?: readonly string[];
      /** Every k-th occurrence fails. @default 1 */
      every?: number;
      /** @default 'RESOURCE_LIMITS_EXCEEDED' */
      type?: QueryErrorType;
      message?: string;
    }
  /** Fields that the token may not see: FORBIDDEN. */
  | { kind: 'forbidden-field'; /** `Type.field`, as in `Organization.membersWithRole`. */ fields: readonly string[] }
  /** Every k-th repository of a GraphQL list is `null`, without an error. */
  | { kind: 'null-nodes'; /** @default 3 */ every?: number }
  /**
   * Before the request is answered, one repository moves: `pushed` gives it the newest push, `created` adds a new one, `deleted` takes
   * it away. Matched to page n + 1 it moves between page n and page n + 1: offset pages (REST) then repeat or skip an item, and
   * GraphQL pages ordered by a value that changed skip or repeat it.
   */
  | {
      kind: 'repository-moved';
      /** @default 'pushed' */
      change?: 'pushed' | 'created' | 'deleted';
      /** Whose repository. @default the first account's */
      login?: string;
      /** Which one. @default the one with the oldest push */
      repository?: string;
    };

/** One line of a fault script. */
export type Fault = FaultEffect & {
  /** Which requests it is for. @default the next one */
  match?: FaultMatch;
  /** How often it is played. @default 1 */
  times?: number;
};
