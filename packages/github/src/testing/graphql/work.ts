import type { AccountFixture } from '../fixtures/account-fixture.js';
import type { Viewer } from '../world/viewer.js';
import type { World } from '../world/world.js';
import type { QueryErrorType } from './query-error.js';

/** What answering one query took: the latency model turns it into time. */
export interface Work {
  /** Nodes in the answer. */
  nodes: number;
  /** Counters that were counted: issues, pull requests, history, …, once per repository each. */
  counters: number;
}

/** A field that answers with an error. */
export interface BrokenField {
  /** `Type.field`, as in `Repository.issues`. */
  readonly coordinates: ReadonlySet<string>;
  /** Every k-th occurrence; 1 is each. */
  readonly every: number;
  readonly type: QueryErrorType | null;
  readonly message: string;
}

/** What `rateLimit` answers. */
export interface Budget {
  limit: number;
  remaining: number;
  used: number;
  resetAt: string;
}

/** What resolvers know about the query that they answer. */
export interface QueryContext {
  readonly world: World;
  readonly viewer: Viewer;
  readonly work: Work;
  /** The account as a node: handed in, because repositories and accounts name each other. */
  readonly accountNode: (account: AccountFixture) => Record<string, unknown>;
  readonly cost: number;
  readonly nodeCount: number;
  readonly budget: Budget;
  readonly brokenFields: readonly BrokenField[];
  /** How often each broken field was met so far. */
  readonly met: Map<BrokenField, number>;
  /** Every k-th repository of a list is `null`; `null` for none. */
  readonly nullEvery: number | null;
}
