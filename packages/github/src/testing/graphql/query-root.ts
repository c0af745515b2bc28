import { accountNode, repositoryOrNull } from './account-node.js';
import { MAX_PAGE_SIZE } from './connection.js';
import { QueryError } from './query-error.js';
import { repositoryNode } from './repository-node.js';
import type { QueryContext } from './work.js';

type Node = Record<string, unknown>;

/** The fields of `Query` that this server answers. */
export const queryRoot: Node = {
  viewer: (_: unknown, { world, viewer }: QueryContext) => {
    const account = world.account(viewer.login);
    if (account !== undefined) return accountNode(account);
    // A token may belong to someone without a fixture: then only who it is can be answered.
    return { __typename: 'User', login: viewer.login, isViewer: true };
  },
  rateLimit: (_: unknown, { cost, nodeCount, budget }: QueryContext) => ({ __typename: 'RateLimit', cost, nodeCount, ...budget }),
  repositoryOwner: ({ login }: { login: string }, { world }: QueryContext) => {
    const account = world.account(login);
    return account === undefined ? null : accountNode(account);
  },
  user: ({ login }: { login: string }, context: QueryContext) => accountOf('user', 'User', login, context),
  organization: ({ login }: { login: string }, context: QueryContext) =>
    accountOf('organization', 'Organization', login, context),
  repository: ({ owner, name }: { owner: string; name: string }, { world, viewer }: QueryContext) => {
    const found = world.repository(owner, name, viewer);
    if (found === undefined)
      throw new QueryError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return repositoryNode(found);
  },
  node: ({ id }: { id: string }, context: QueryContext) => {
    const node = nodeById(id, context);
    if (node instanceof Error) throw node;
    return node;
  },
  nodes: ({ ids }: { ids: readonly string[] }, context: QueryContext) => {
    if (ids.length > MAX_PAGE_SIZE) {
      throw new QueryError(
        'ARGUMENT_LIMIT',
        `You may not provide more than ${MAX_PAGE_SIZE} node ids; you provided ${ids.length}.`,
      );
    }
    context.work.nodes += ids.length;
    // An Error in a list is an error of that item alone.
    return ids.map((id, position) => nodeById(id, context, position));
  },
};

function accountOf(kind: 'user' | 'organization', type: string, login: string, { world }: QueryContext): Node {
  const account = world.account(login);
  if (account?.kind !== kind)
    throw new QueryError(
      'NOT_FOUND',
      `Could not resolve to a${kind === 'user' ? '' : 'n'} ${type} with the login of '${login}'.`,
    );
  return accountNode(account);
}

function nodeById(id: string, context: QueryContext, position?: number): Node | null | QueryError {
  const hosted = context.world.repositoryById(id, context.viewer);
  if (hosted !== undefined) return position === undefined ? repositoryNode(hosted) : repositoryOrNull(context)(hosted, position);
  const account = context.world.accountById(id);
  if (account !== undefined) return accountNode(account);
  return new QueryError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}
