import type { ReleaseFixture } from '../fixtures/repository-fixture.js';
import type { HostedRepository } from '../world/world.js';
import { connection, positionedList, type PageArguments } from './connection.js';
import type { QueryContext } from './work.js';

type Node = Record<string, unknown>;

/** The order of `releases(…)`. */
export interface ReleaseOrder {
  orderBy?: { field: 'CREATED_AT' | 'NAME'; direction: 'ASC' | 'DESC' } | null;
}

/** The releases of a repository, newest first unless another order is asked for. */
export function releaseConnection(
  hosted: HostedRepository,
  repositoryNode: Node,
  args: PageArguments & ReleaseOrder,
  context: QueryContext,
): Node {
  context.work.counters += 1;
  const { orderBy } = args;
  const valueOf = (release: ReleaseFixture): string => (orderBy?.field === 'NAME' ? release.tagName : release.publishedAt);
  const sign = orderBy?.direction === 'ASC' ? 1 : -1;
  const sorted = hosted.repository.releases.toSorted((left, right) => {
    const [one, other] = [valueOf(left), valueOf(right)];
    return one === other ? 0 : sign * (one < other ? -1 : 1);
  });
  return connection(
    positionedList(sorted, (release) => releaseNode(hosted, release, repositoryNode)),
    args,
    context,
  );
}

/** The newest release that is no pre-release, or `null`. */
export function latestReleaseNode(hosted: HostedRepository, repositoryNode: Node): Node | null {
  const latest = latestRelease(hosted);
  return latest === undefined ? null : releaseNode(hosted, latest, repositoryNode);
}

function latestRelease({ repository }: HostedRepository): ReleaseFixture | undefined {
  return repository.releases
    .filter(({ isPrerelease }) => !isPrerelease)
    .reduce<ReleaseFixture | undefined>(
      (latest, release) => (latest !== undefined && latest.publishedAt >= release.publishedAt ? latest : release),
      undefined,
    );
}

function releaseNode(hosted: HostedRepository, release: ReleaseFixture, repositoryNode: Node): Node {
  return {
    __typename: 'Release',
    id: `RE_${hosted.repository.id}_${release.tagName}`,
    name: release.tagName,
    tagName: release.tagName,
    createdAt: release.publishedAt,
    publishedAt: release.publishedAt,
    updatedAt: release.publishedAt,
    isPrerelease: release.isPrerelease,
    isDraft: false,
    isLatest: () => latestRelease(hosted) === release,
    url: `https://github.com/${hosted.owner.login}/${hosted.repository.name}/releases/tag/${release.tagName}`,
    repository: repositoryNode,
  };
}
