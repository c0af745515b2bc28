import type { GithubErrorCode } from '../github-error.js';

/** What GitHub's refusals have in common, over REST and GraphQL. */
export interface Refusal {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** `type` (or `extensions.code`) of each GraphQL error. */
  types: readonly string[];
  /** Every message of the answer; empty where the body is not JSON. */
  text: string;
  /** The body is JSON. */
  readable: boolean;
}

/** One way in which GitHub says no. */
export interface RefusalRule {
  code: GithubErrorCode;
  matches(refusal: Refusal): boolean;
  /** Sending the same request again soon can help. */
  transient?: boolean;
  /** What the caller can do. */
  hint: string;
}

const hasType = (refusal: Refusal, ...types: string[]): boolean => refusal.types.some((type) => types.includes(type));

/**
 * GitHub's vocabulary of refusal, first match wins. The order matters: a secondary limit comes as 403 like a missing right, the
 * primary one as 200 like a success, and some limits are told by a message only.
 * Source: docs.github.com, "Rate limits and query limits for the GraphQL API" and "Best practices for using the REST API".
 */
export const refusalRules: readonly RefusalRule[] = [
  {
    code: 'UNAUTHORIZED',
    matches: ({ status }) => status === 401,
    hint: 'The token is wrong, expired or revoked: make a new one and set GITHUB_TOKEN.',
  },
  {
    code: 'SECONDARY_RATE_LIMITED',
    matches: ({ text }) => /secondary rate|abuse detection|abuse-rate-limit/i.test(text),
    hint: 'Wait until then and send less at a time.',
  },
  {
    code: 'RATE_LIMITED',
    matches: (refusal) =>
      hasType(refusal, 'RATE_LIMITED', 'RATE_LIMIT') ||
      (refusal.status !== 200 &&
        refusal.status < 500 &&
        refusal.headers['x-ratelimit-remaining'] === '0' &&
        refusal.status !== 404) ||
      /rate limit/i.test(refusal.text),
    hint: 'Wait until then; the limit is 60 an hour without a token, and 5,000 with one (GITHUB_TOKEN).',
  },
  {
    code: 'SECONDARY_RATE_LIMITED',
    matches: ({ status, headers }) => status === 429 || (status === 403 && headers['retry-after'] !== undefined),
    hint: 'Wait until then and send less at a time.',
  },
  {
    code: 'RESOURCE_LIMITED',
    matches: (refusal) =>
      hasType(refusal, 'RESOURCE_LIMITS_EXCEEDED', 'MAX_NODE_LIMIT_EXCEEDED') ||
      // GitHub cuts off a query that is too long, and then misses what it cut.
      /resource limits for this query exceeded|a query attribute must be specified and must be a string/i.test(refusal.text),
    hint: 'Ask for less at a time.',
  },
  {
    code: 'SERVER_ERROR',
    matches: (refusal) =>
      refusal.status >= 500 ||
      hasType(refusal, 'SERVICE_UNAVAILABLE', 'INTERNAL', 'TIMEOUT') ||
      /something went wrong while executing your query|couldn.t respond to your request in time/i.test(refusal.text),
    transient: true,
    hint: 'Try again in a moment; githubstatus.com tells whether it is more than that.',
  },
  {
    code: 'NOT_FOUND',
    matches: (refusal) => refusal.status === 404 || refusal.status === 410 || hasType(refusal, 'NOT_FOUND'),
    hint: 'Check the spelling; what is private needs a token that may see it.',
  },
  {
    code: 'FORBIDDEN',
    matches: (refusal) =>
      refusal.status === 403 ||
      refusal.status === 451 ||
      hasType(refusal, 'FORBIDDEN', 'INSUFFICIENT_SCOPES', 'UNPROCESSABLE_FORBIDDEN'),
    hint: "Check the token's scopes, and that it is authorised for the organisation (SSO).",
  },
  {
    code: 'INVALID_RESPONSE',
    matches: ({ readable, status }) => !readable && status < 300,
    transient: true,
    hint: 'Something between here and GitHub may have cut or replaced the answer: check the proxy and the base URL.',
  },
];

/** The rule for everything else: a redirect elsewhere, a query that GitHub does not understand. */
export const unexpectedRefusal: RefusalRule = {
  code: 'INVALID_RESPONSE',
  matches: () => true,
  hint: 'Check that the base URL is a GitHub of a supported version.',
};
