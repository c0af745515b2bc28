import type { RepositoryFixture } from '../fixtures/repository-fixture.js';
import type { Viewer } from '../world/viewer.js';
import type { HostedRepository, World } from '../world/world.js';
import type { AccountFixture } from '../fixtures/account-fixture.js';
import type { PagedList } from './connection.js';

/** The filters and the order of `repositories(…)`. */
export interface RepositoryListArguments {
  orderBy?: { field: 'CREATED_AT' | 'NAME' | 'PUSHED_AT' | 'STARGAZERS' | 'UPDATED_AT'; direction: 'ASC' | 'DESC' } | null;
  isFork?: boolean | null;
  isArchived?: boolean | null;
  isLocked?: boolean | null;
  hasIssuesEnabled?: boolean | null;
  privacy?: 'PUBLIC' | 'PRIVATE' | null;
  visibility?: RepositoryFixture['visibility'] | null;
  affiliations?: readonly (string | null)[] | null;
  ownerAffiliations?: readonly (string | null)[] | null;
}

type OrderValue = string | number;

const CURSOR_PREFIX = 'cursor:v2:';

const ORDER_VALUES: Record<
  NonNullable<RepositoryListArguments['orderBy']>['field'],
  (repository: RepositoryFixture) => OrderValue
> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  NAME: ({ name }) => name.toLowerCase(),
  PUSHED_AT: ({ pushedAt }) => pushedAt ?? '',
  STARGAZERS: ({ stars }) => stars,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
};

/** The repositories of an account that the viewer may see and the filters let through. */
export function selectRepositories(
  world: World,
  account: AccountFixture,
  args: RepositoryListArguments,
  viewer: Viewer,
): HostedRepository[] {
  // Every repository of a fixture belongs to its account: the viewer is never a mere collaborator.
  const affiliations = args.affiliations ?? null;
  const ownerAffiliations = args.ownerAffiliations ?? null;
  if (ownerAffiliations !== null && !ownerAffiliations.includes('OWNER')) return [];
  if (affiliations !== null && !affiliations.some((affiliation) => isAffiliated(world, account, affiliation, viewer))) return [];
  return world.repositoriesOf(account, viewer).filter(({ repository }) => {
    if (typeof args.isFork === 'boolean' && repository.isFork !== args.isFork) return false;
    if (typeof args.isArchived === 'boolean' && repository.isArchived !== args.isArchived) return false;
    if (typeof args.isLocked === 'boolean' && repository.isLocked !== args.isLocked) return false;
    if (typeof args.hasIssuesEnabled === 'boolean' && repository.hasIssuesEnabled !== args.hasIssuesEnabled) return false;
    if (args.privacy === 'PUBLIC' && repository.visibility !== 'PUBLIC') return false;
    if (args.privacy === 'PRIVATE' && repository.visibility === 'PUBLIC') return false;
    return args.visibility === undefined || args.visibility === null || repository.visibility === args.visibility;
  });
}

function isAffiliated(world: World, account: AccountFixture, affiliation: string | null, viewer: Viewer): boolean {
  const owns = account.login.toLowerCase() === viewer.login.toLowerCase();
  if (affiliation === 'OWNER') return owns;
  return affiliation === 'ORGANIZATION_MEMBER' && account.kind === 'organization' && world.isInsider(account, viewer);
}

/**
 * The repositories in order, with cursors that hold the value they are ordered by, as GitHub's do: a page continues behind that
 * value even when repositories have moved meanwhile.
 */
export function orderedRepositories(
  repositories: readonly HostedRepository[],
  orderBy: RepositoryListArguments['orderBy'],
  nodeOf: PagedList<HostedRepository>['nodeOf'],
): PagedList<HostedRepository> {
  const valueOf = ORDER_VALUES[orderBy?.field ?? 'CREATED_AT'];
  const sign = orderBy?.direction === 'DESC' ? -1 : 1;
  const compare = (left: [OrderValue, number], right: [OrderValue, number]): number =>
    sign * (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : left[1] - right[1]);
  const keyed = repositories.map((item) => ({
    item,
    key: [valueOf(item.repository), item.repository.databaseId] as [OrderValue, number],
  }));
  keyed.sort((left, right) => compare(left.key, right.key));
  const keys = keyed.map(({ key }) => key);
  const indexWhere = (cursor: string, holds: (order: number) => boolean): number | null => {
    const decoded = decodeCursor(cursor);
    if (decoded === null) return null;
    const [value, databaseId] = decoded;
    const index = keys.findIndex((candidate) => holds(compare(candidate, [value, databaseId])));
    return index === -1 ? keys.length : index;
  };
  return {
    items: keyed.map(({ item }) => item),
    nodeOf,
    cursorOf: (item, index) => encodeCursor(valueOf(item.repository), item.repository.databaseId, index + 1),
    indexAfter: (cursor) => indexWhere(cursor, (order) => order > 0),
    indexBefore: (cursor) => indexWhere(cursor, (order) => order >= 0),
  };
}

function encodeCursor(value: OrderValue, databaseId: number, position: number): string {
  return Buffer.from(`${CURSOR_PREFIX}${JSON.stringify([value, databaseId, position])}`).toString('base64');
}

function decodeCursor(cursor: string): [OrderValue, number, number] | null {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith(CURSOR_PREFIX)) return null;
  try {
    const [value, databaseId, position] = JSON.parse(text.slice(CURSOR_PREFIX.length)) as unknown[];
    const isValue = typeof value === 'string' || typeof value === 'number';
    return isValue && typeof databaseId === 'number' && typeof position === 'number' ? [value, databaseId, position] : null;
  } catch {
    return null;
  }
}

/** How many repositories came before the page that a cursor asks for, as far as the cursor tells; `null` for other cursors. */
export function positionOfCursor(cursor: string): number | null {
  return decodeCursor(cursor)?.[2] ?? null;
}
