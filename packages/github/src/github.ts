import type { AccountSnapshot, EnrichResult } from '@reposcan/core';
import type { AccountRequest } from './accounts/account-request.js';
import { fetchGraphqlAccount } from './accounts/graphql-account.js';
import type { PageEvent } from './accounts/repository-collection.js';
import { fetchRestAccount } from './accounts/rest-account.js';
import { systemClock } from './clock.js';
import { resolveEndpoint, type Endpoint } from './endpoint.js';
import { createBatchSize } from './enrichment/batch-size.js';
import { enrich } from './enrichment/enrich.js';
import { ENRICH_WITHOUT_TOKEN } from './enrichment/enrich-warnings.js';
import { GithubError } from './github-error.js';
import type { GithubOptions } from './github-options.js';
import { checkLogin } from './login.js';
import { repositorySize } from './repository-size.js';
import { checkToken } from './token.js';
import { withResponseCache } from './transport/conditional.js';
import { createExchange } from './transport/exchange.js';
import { createGate } from './transport/gate.js';
import { createMemoryResponseCache } from './transport/response-cache.js';
import { createTally } from './transport/tally.js';
import { createTransport } from './transport/transport.js';

/** What every call takes. */
export interface CallOptions {
  /** Instead of the client's own; an empty one means none. */
  token?: string;
  /** Ends the call at once, with {@link GithubError} ABORTED. */
  signal?: AbortSignal;
}

/** How to fetch an account. */
export interface FetchAccountOptions extends CallOptions {
  /** Called as pages arrive. */
  onPage?: (page: PageEvent) => void;
  /** The newest so many repositories. @default 10_000 */
  maxRepositories?: number;
}

/** How to look at repositories more closely. */
export interface EnrichOptions extends CallOptions {
  /** Repositories in one query; halved where GitHub gives up. @default 20 */
  batchSize?: number;
}

/** A client of one GitHub. It holds no connection and no timer, and needs no closing. */
export interface Github {
  /**
   * A user or an organisation with its repositories. Pages that failed are named in `warnings`, and `complete` is false then.
   * @throws GithubError where nothing at all arrived
   */
  fetchAccount(login: string, options?: FetchAccountOptions): Promise<AccountSnapshot>;
  /**
   * The signals of repositories that only a closer look tells. Without a token: none, and a warning.
   * @throws GithubError ABORTED, UNAUTHORIZED or INVALID_OPTIONS; everything else is a warning
   */
  enrich(ids: readonly string[], options?: EnrichOptions): Promise<EnrichResult>;
  /**
   * How large a repository (`owner/name`) is with its history, in bytes, by GitHub's own count; `null` where it does not say: not found, not allowed, not
   * reachable. One request of the REST API.
   * @throws GithubError ABORTED or INVALID_OPTIONS
   */
  repositorySize(nameWithOwner: string, options?: CallOptions): Promise<number | null>;
}

/** Creates a client. Sends nothing. @throws GithubError INVALID_OPTIONS */
export function createGithub(options: GithubOptions = {}): Github {
  const {
    baseUrl = 'https://api.github.com',
    fetch = globalThis.fetch,
    clock = systemClock,
    random = Math.random,
    requestTimeoutMs = 11_000,
    maxAttempts = 3,
    maxWaitMs = 0,
    concurrency = 6,
    cache = createMemoryResponseCache(),
    userAgent = 'reposcan',
    onRequest,
  } = options;
  const endpoint = resolveEndpoint(baseUrl);
  checkCount('requestTimeoutMs', requestTimeoutMs, 1);
  checkCount('maxAttempts', maxAttempts, 1);
  checkCount('maxWaitMs', maxWaitMs, 0);
  checkCount('concurrency', concurrency, 1);
  const tokenFor = (token: string | undefined): string | null => confidentialToken(endpoint, checkToken(token ?? options.token));
  tokenFor(undefined);

  const exchange = createExchange({ fetch, clock, requestTimeoutMs });
  const transport = createTransport({
    restUrl: endpoint.restUrl,
    userAgent,
    exchange: cache === false ? exchange : withResponseCache(exchange, cache),
    gate: createGate(concurrency),
    clock,
    retries: { maxAttempts, budgetMs: requestTimeoutMs, maxWaitMs, random },
    onRequest,
  });
  const size = createBatchSize(clock);

  return {
    async fetchAccount(login, { token, signal, onPage, maxRepositories = 10_000 } = {}) {
      checkCount('maxRepositories', maxRepositories, 1);
      const request: AccountRequest = {
        login: checkLogin(login),
        token: tokenFor(token),
        signal,
        onPage,
        maxRepositories,
        concurrency,
        transport,
        tally: createTally(),
      };
      return request.token === null ? fetchRestAccount(request) : fetchGraphqlAccount(request);
    },
    async enrich(ids, { token, signal, batchSize = 20 } = {}) {
      checkCount('batchSize', batchSize, 1);
      const checked = tokenFor(token);
      if (checked === null || ids.length === 0) {
        return { signals: new Map(), warnings: ids.length === 0 ? [] : [ENRICH_WITHOUT_TOKEN], requests: 0 };
      }
      return enrich({ ids, token: checked, signal, batchSize: Math.min(batchSize, 100), size, transport, tally: createTally() });
    },
    async repositorySize(nameWithOwner, { token, signal } = {}) {
      return repositorySize(nameWithOwner, transport, { token: tokenFor(token), signal, tally: createTally(), chain: { length: 0 } });
    },
  };
}

function confidentialToken(endpoint: Endpoint, token: string | null): string | null {
  if (token === null || endpoint.confidential) return token;
  throw new GithubError(`A token would travel to ${endpoint.restUrl} in clear text.`, {
    code: 'INVALID_OPTIONS',
    input: endpoint.restUrl,
    hint: 'Use https, or leave the token out.',
  });
}

function checkCount(name: string, value: number, min: number): void {
  if (Number.isInteger(value) && value >= min) return;
  throw new GithubError(`${name} is ${String(value)}.`, {
    code: 'INVALID_OPTIONS',
    input: name,
    hint: `Give a whole number of at least ${min}.`,
  });
}
