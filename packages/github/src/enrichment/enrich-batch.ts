import type { RepositorySignals, UnknownReason } from '@reposcan/core';
import { GithubError } from '../github-error.js';
import { asRecord } from '../json.js';
import type { Call } from '../transport/call.js';
import type { GraphqlProblem } from '../transport/graphql-problem.js';
import type { Transport } from '../transport/transport.js';
import { ENRICH_QUERY } from './enrich-query.js';
import { readSignals } from './read-signals.js';

/** What one batch gave. */
export interface BatchAnswer {
  signals: Map<string, RepositorySignals>;
  /** Ids whose signals are there only in part. */
  partial: Map<string, UnknownReason>;
  /** Ids that GitHub ran out of time or resources for: a smaller batch may get them. */
  exhausted: string[];
  /** Ids of nothing that this token may see. */
  absent: string[];
  /** Ids that failed for another reason. */
  failed: Map<string, UnknownReason>;
}

/** Asks for one batch and uses partial data. @throws GithubError where there is no data at all */
export async function enrichBatch(transport: Transport, ids: readonly string[], call: Call): Promise<BatchAnswer> {
  const { data, problems } = await transport.graphql(ENRICH_QUERY, { ids }, call);
  const nodes: unknown = data['nodes'];
  if (!Array.isArray(nodes))
    throw new GithubError('GitHub answered the enrich query without repositories.', { code: 'INVALID_RESPONSE' });

  const answer: BatchAnswer = { signals: new Map(), partial: new Map(), exhausted: [], absent: [], failed: new Map() };
  ids.forEach((id, index) => {
    const node = asRecord(nodes[index]);
    const own = problems.filter((problem) => concerns(problem, index));
    const exhausted = own.some((problem) => reasonOf(problem) === 'resource-limit');
    const [first] = own;
    if (exhausted) answer.exhausted.push(id);
    if (node?.['id'] === id) {
      answer.signals.set(
        id,
        readSignals(node, (field) => fieldFailure(own, field)),
      );
      if (first !== undefined) answer.partial.set(id, reasonOf(first));
    } else if (!exhausted) {
      if (first === undefined || own.some(({ type }) => type === 'NOT_FOUND')) answer.absent.push(id);
      else answer.failed.set(id, reasonOf(first));
    }
  });
  return answer;
}

/** An error without a place in the answer may concern every repository of it. */
function concerns({ path }: GraphqlProblem, index: number): boolean {
  return path[0] !== 'nodes' || path[1] === undefined || path[1] === index;
}

/** Why a field is null: an error at it or below it, at its repository, or at the whole answer. */
function fieldFailure(problems: readonly GraphqlProblem[], field: string): UnknownReason | undefined {
  const problem = problems.find(({ path }) => path[2] === undefined || path[2] === field);
  return problem === undefined ? undefined : reasonOf(problem);
}

function reasonOf({ type, message }: GraphqlProblem): UnknownReason {
  if (
    /^(RESOURCE_LIMITS_EXCEEDED|MAX_NODE_LIMIT_EXCEEDED|TIMEOUT)$/.test(type) ||
    /resource limits|something went wrong|in time/i.test(message)
  ) {
    return 'resource-limit';
  }
  return /^(FORBIDDEN|INSUFFICIENT_SCOPES)$/.test(type) ? 'forbidden' : 'failed';
}
