import type { HostedRepository } from '../world/world.js';

/** One page of a list, and where the others are. */
export interface RepositoryPage {
  items: HostedRepository[];
  /** The `link` header; `null` when everything is on one page. */
  link: string | null;
}

type Sort = 'created' | 'updated' | 'pushed' | 'full_name';

const SORT_VALUES: Record<Sort, (hosted: HostedRepository) => string> = {
  created: ({ repository }) => repository.createdAt,
  updated: ({ repository }) => repository.updatedAt,
  pushed: ({ repository }) => repository.pushedAt ?? '',
  full_name: ({ owner, repository }) => `${owner.login}/${repository.name}`.toLowerCase(),
};

/** Sorts and cuts a list by the parameters `sort`, `direction`, `per_page` and `page`. Pages are offsets, as GitHub's are. */
export function repositoryPage(repositories: readonly HostedRepository[], url: URL, defaultSort: Sort): RepositoryPage {
  const asked = url.searchParams.get('sort');
  const sort = asked !== null && asked in SORT_VALUES ? (asked as Sort) : defaultSort;
  const direction = url.searchParams.get('direction') ?? (sort === 'full_name' ? 'asc' : 'desc');
  const sign = direction === 'asc' ? 1 : -1;
  const valueOf = SORT_VALUES[sort];
  const sorted = repositories.toSorted((left, right) => {
    const [one, other] = [valueOf(left), valueOf(right)];
    return sign * (one < other ? -1 : one > other ? 1 : left.repository.databaseId - right.repository.databaseId);
  });
  const perPage = Math.min(100, positive(url.searchParams.get('per_page'), 30));
  const page = positive(url.searchParams.get('page'), 1);
  const last = Math.max(1, Math.ceil(sorted.length / perPage));
  return { items: sorted.slice((page - 1) * perPage, page * perPage), link: linkHeader(url, page, last) };
}

function linkHeader(url: URL, page: number, last: number): string | null {
  const to = (target: number, rel: string): string => {
    const copy = new URL(url);
    copy.searchParams.set('page', String(target));
    return `<${copy.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return links.length === 0 ? null : links.join(', ');
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value >= 1 ? value : fallback;
}
