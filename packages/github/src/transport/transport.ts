import { graphql as octokitGraphql, GraphqlResponseError } from '@octokit/graphql';
import { request as octokitRequest } from '@octokit/request';
import { GithubError } from '../github-error.js';
import { asRecord, type JsonRecord } from '../json.js';
import type { Call } from './call.js';
import { abortedError } from './deadline.js';
import type { Gate } from './gate.js';
import { readProblems, type GraphqlProblem } from './graphql-problem.js';
import { createOctokitHook, type OctokitHookOptions } from './octokit-hook.js';
import { readRefusal } from './read-refusal.js';
import { refusalError } from './refusal-error.js';
import { withRetries, type RetryPolicy } from './retry.js';
import { withoutSecret } from './secret.js';

/** A GraphQL answer. Where it is partial, `problems` say what is missing from `data`. */
export interface GraphqlAnswer {
  data: JsonRecord;
  problems: readonly GraphqlProblem[];
  /** The problems as one error, for a caller that cannot do without what is missing; `null` without problems. */
  failure: GithubError | null;
}

/** Speaks to one GitHub over both of its APIs: retries, counts, classifies. Rejects with {@link GithubError} only. */
export interface Transport {
  graphql(query: string, variables: Readonly<Record<string, unknown>>, call: Call): Promise<GraphqlAnswer>;
  /** `route` as in GitHub's documentation: `GET /users/{login}`. Resolves with the parsed body. */
  rest(route: string, parameters: Readonly<Record<string, unknown>>, call: Call): Promise<unknown>;
}

/** What a transport is made of. */
export interface TransportOptions extends OctokitHookOptions {
  restUrl: string;
  userAgent: string;
  gate: Gate;
  retries: Pick<RetryPolicy, 'maxAttempts' | 'budgetMs' | 'maxWaitMs' | 'random'>;
}

/** A transport on @octokit/graphql and @octokit/request, with a request hook instead of their own fetch. */
export function createTransport(options: TransportOptions): Transport {
  const { restUrl, userAgent, gate, clock, retries } = options;
  const hookFor = createOctokitHook(options);

  // The token goes into the defaults: what is given per request shows up in octokit's errors.
  const defaultsFor = (call: Call, api: 'graphql' | 'rest', operation: string, attempt: number) => ({
    baseUrl: restUrl,
    headers: { 'user-agent': userAgent, ...(call.token === null ? {} : { authorization: `token ${call.token}` }) },
    request: { hook: hookFor({ api, operation, attempt }, call) },
  });

  const attempts = <T>(call: Call, attempt: (number: number) => Promise<T>): Promise<T> => {
    const except = call.retryServerErrors === false ? (['SERVER_ERROR'] as const) : [];
    return withRetries({ ...retries, clock, except }, call.signal, async (number) => {
      try {
        return await gate.run(() => attempt(number), call.signal);
      } catch (error) {
        throw withoutSecret(toGithubError(error, call.signal), call.token);
      }
    });
  };

  const graphqlAttempt = async (
    query: string,
    variables: Readonly<Record<string, unknown>>,
    call: Call,
    attempt: number,
  ): Promise<GraphqlAnswer> => {
    const graphql = octokitGraphql.defaults(defaultsFor(call, 'graphql', operationName(query), attempt));
    try {
      const data = asRecord(await graphql<unknown>(query, variables));
      if (data === null)
        throw new GithubError('GitHub answered a query without data.', { code: 'INVALID_RESPONSE', status: 200 });
      return { data, problems: [], failure: null };
    } catch (error) {
      if (!(error instanceof GraphqlResponseError)) throw error;
      return partialAnswer(error, clock.now());
    }
  };

  return {
    graphql: (query, variables, call) => attempts(call, (attempt) => graphqlAttempt(query, variables, call, attempt)),
    rest: (route, parameters, call) =>
      attempts(call, async (attempt) => {
        const request = octokitRequest.defaults(defaultsFor(call, 'rest', route, attempt));
        const { data } = await request(route, parameters);
        return data as unknown;
      }),
  };
}

/** Errors beside data leave the data usable; errors without any are a refusal. */
function partialAnswer(error: GraphqlResponseError<unknown>, now: number): GraphqlAnswer {
  const headers = Object.fromEntries(Object.entries(error.headers).map(([name, value]) => [name, String(value)]));
  const refusal = readRefusal({ status: 200, headers }, error.response);
  const failure = refusal === null ? null : refusalError(refusal, now);
  const data = asRecord(error.data);
  if (failure !== null && (data === null || Object.values(data).every((value) => value === null))) throw failure;
  return { data: data ?? {}, problems: readProblems(error.errors), failure };
}

function toGithubError(error: unknown, signal: AbortSignal | undefined): GithubError {
  if (error instanceof GithubError) return error;
  if (signal?.aborted) return abortedError(signal);
  return new GithubError('The answer of GitHub could not be understood.', { code: 'INVALID_RESPONSE', cause: error });
}

function operationName(query: string): string {
  return /\bquery\s+(\w+)/.exec(query)?.[1] ?? 'query';
}
