import { createHash } from 'node:crypto';
import { failure, json, type Answer } from './answer.js';
import { brokenFieldsOf } from './faults/broken-fields.js';
import type { Fault } from './faults/fault.js';
import { createQueryExecutor } from './graphql/execute-query.js';
import type { Incoming } from './incoming.js';
import type { RateBudgets } from './rate-budget.js';
import { isFree, restAnswer } from './rest/routes.js';
import type { Authentication } from './tokens.js';
import type { Viewer } from './world/viewer.js';
import type { World } from './world/world.js';

/** What a request is answered from. */
export interface ApiState {
  world: World;
  budgets: RateBudgets;
  /** The fault that is played on it, for those that reach into GraphQL. */
  fault: Fault | null;
}

/** Answers a request as GitHub would, without delays and without the faults of the transport. */
export type GithubApi = (incoming: Incoming, authentication: Authentication, state: ApiState) => Promise<Answer>;

/** The API of the loopback GitHub. */
export function createGithubApi(): GithubApi {
  const executeQuery = createQueryExecutor();

  const graphqlAnswer = async (incoming: Incoming, viewer: Viewer, { world, budgets, fault }: ApiState): Promise<Answer> => {
    if (incoming.method !== 'POST') return failure(404, 'Not Found');
    if (incoming.problem === 'too-long') return failure(413, 'Payload too large');
    if (incoming.problem === 'not-json') return failure(400, 'Problems parsing JSON');
    if (incoming.graphql === null) {
      return json(200, { errors: [{ message: 'A query attribute must be specified and must be a string.' }] });
    }
    const { body, work } = await executeQuery(incoming.graphql, {
      world,
      viewer,
      charge: (points) => budgets.charge('graphql', viewer.login, points),
      brokenFields: brokenFieldsOf(fault),
      nullEvery: fault?.kind === 'null-nodes' ? (fault.every ?? 3) : null,
    });
    const limits = budgets.headers('graphql', viewer.login);
    const isExhausted = body.errors?.[0]?.type === 'RATE_LIMITED';
    return json(200, body, isExhausted ? { ...limits, 'x-ratelimit-remaining': '0' } : limits, work);
  };

  return async (incoming, authentication, state) => {
    if (authentication.kind === 'refused') return failure(401, 'Bad credentials');
    const viewer = authentication.kind === 'viewer' ? authentication.viewer : null;
    if (incoming.kind === 'graphql') {
      return viewer === null
        ? failure(401, 'This endpoint requires you to be authenticated.')
        : graphqlAnswer(incoming, viewer, state);
    }
    return conditionalAnswer(incoming, viewer, state);
  };
}

/** A REST answer with its ETag; a 304 costs nothing. */
function conditionalAnswer(incoming: Incoming, viewer: Viewer | null, { world, budgets }: ApiState): Answer {
  const owner = viewer?.login ?? null;
  const isRead = incoming.method === 'GET' || incoming.method === 'HEAD';
  const answer = isRead
    ? restAnswer({ url: incoming.url, apiUrl: incoming.apiUrl, viewer }, world, budgets)
    : failure(404, 'Not Found');
  // The budget in /rate_limit changes all the time: no ETag for it.
  if (isFree(incoming.url.pathname)) return { ...answer, headers: { ...answer.headers, ...budgets.headers('core', owner) } };
  const etag = `W/"${createHash('sha256')
    .update(`${owner ?? ''}\n${answer.headers['link'] ?? ''}\n${answer.body}`)
    .digest('hex')}"`;
  if (answer.status === 200 && matchesEtag(incoming.headers['if-none-match'], etag)) {
    return { status: 304, headers: { etag, ...budgets.headers('core', owner) }, body: '', work: { nodes: 0, counters: 0 } };
  }
  if (budgets.charge('core', owner, 1) === null) {
    const whose =
      owner === null
        ? "127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit.)"
        : `user ${owner}.`;
    return failure(403, `API rate limit exceeded for ${whose}`, {
      ...budgets.headers('core', owner),
      'x-ratelimit-remaining': '0',
    });
  }
  return {
    ...answer,
    headers: { ...answer.headers, ...(answer.status === 200 ? { etag } : {}), ...budgets.headers('core', owner) },
  };
}

function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
