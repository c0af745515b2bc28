import type { AccountFixture } from '../fixtures/account-fixture.js';
import type { HostedRepository } from '../world/world.js';
import { connection, countedConnection, positionedList, type PageArguments } from './connection.js';
import { QueryError } from './query-error.js';
import { orderedRepositories, selectRepositories, type RepositoryListArguments } from './repository-list.js';
import { repositoryNode } from './repository-node.js';
import type { QueryContext } from './work.js';

type Node = Record<string, unknown>;

/** An account as the schema's `User` or `Organization`. */
export function accountNode(account: AccountFixture): Node {
  const resourcePath = `/${account.login}`;
  const common: Node = {
    id: account.id,
    databaseId: account.databaseId,
    login: account.login,
    name: account.name,
    location: account.location,
    websiteUrl: account.websiteUrl,
    twitterUsername: account.twitterUsername,
    avatarUrl: ({ size }: { size?: number | null }) =>
      typeof size === 'number' ? `${account.avatarUrl}&s=${size}` : account.avatarUrl,
    url: `https://github.com${resourcePath}`,
    resourcePath,
    createdAt: account.createdAt,
    updatedAt: account.updatedAt,
    anyPinnableItems: account.repositories.length > 0,
    pinnedItemsRemaining: Math.max(0, 6 - account.pinned.length),
    repositories: (args: PageArguments & RepositoryListArguments, context: QueryContext) => repositories(account, args, context),
    repository: ({ name }: { name: string }, context: QueryContext) => {
      const found = context.world.repository(account.login, name, context.viewer);
      if (found === undefined)
        throw new QueryError('NOT_FOUND', `Could not resolve to a Repository with the name '${account.login}/${name}'.`);
      return repositoryNode(found);
    },
    pinnedItems: (args: PageArguments & PinnedTypes, context: QueryContext) => pinnedItems(account, args, context),
  };
  return account.kind === 'user'
    ? {
        __typename: 'User',
        ...common,
        // Never null in the schema: empty where it is not public.
        email: account.email ?? '',
        bio: account.description,
        company: account.company,
        isHireable: account.isHireable,
        isViewer: (_: unknown, { viewer }: QueryContext) => viewer.login.toLowerCase() === account.login.toLowerCase(),
        followers: (_: unknown, context: QueryContext) => countedConnection('followers', account.followers, context),
        following: (_: unknown, context: QueryContext) => countedConnection('following', account.following, context),
      }
    : {
        __typename: 'Organization',
        ...common,
        email: account.email,
        description: account.description,
        isVerified: account.isVerified,
        viewerIsAMember: (_: unknown, { world, viewer }: QueryContext) => world.isInsider(account, viewer),
        membersWithRole: (_: unknown, context: QueryContext) => countedConnection('members', account.memberCount, context),
      };
}

function repositories(account: AccountFixture, args: PageArguments & RepositoryListArguments, context: QueryContext): Node {
  const selected = selectRepositories(context.world, account, args, context.viewer);
  const list = orderedRepositories(selected, args.orderBy, repositoryOrNull(context));
  const totalDiskUsage = (): number => selected.reduce((total, { repository }) => total + repository.diskUsage, 0);
  return connection({ ...list, extra: { totalDiskUsage } }, args, context);
}

/** A repository as a node of a list, or `null` where a fault asks for gaps. */
export function repositoryOrNull(context: QueryContext): (hosted: HostedRepository, position: number) => Node | null {
  const { nullEvery } = context;
  return (hosted, position) => (nullEvery !== null && (position + 1) % nullEvery === 0 ? null : repositoryNode(hosted));
}

interface PinnedTypes {
  types?: readonly string[] | null;
}

function pinnedItems(account: AccountFixture, args: PageArguments & PinnedTypes, context: QueryContext): Node {
  const wanted = args.types === null || args.types === undefined || args.types.includes('REPOSITORY');
  const pinned = (wanted ? account.pinned : []).flatMap(
    (name) => context.world.repository(account.login, name, context.viewer) ?? [],
  );
  return connection(
    positionedList(pinned, (hosted) => repositoryNode(hosted)),
    args,
    context,
  );
}
