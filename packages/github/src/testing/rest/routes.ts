import { failure, json, type Answer } from '../answer.js';
import type { AccountFixture } from '../fixtures/account-fixture.js';
import type { RateBudgets } from '../rate-budget.js';
import type { Viewer } from '../world/viewer.js';
import type { HostedRepository, World } from '../world/world.js';
import { accountJson, organizationJson } from './account-json.js';
import { fullRepositoryJson, repositoryJson } from './repository-json.js';
import { repositoryPage } from './repository-page.js';

/** One REST request, authenticated. */
export interface RestRequest {
  /** With the path below `/api/v3`, and the address that the client used. */
  url: URL;
  /** Where the API begins, for URLs in answers. */
  apiUrl: string;
  viewer: Viewer | null;
}

interface RouteContext extends RestRequest {
  world: World;
  budgets: RateBudgets;
}

type Route = [pattern: RegExp, answer: (context: RouteContext, ...parts: string[]) => Answer];

const ROUTES: readonly Route[] = [
  [/^\/rate_limit$/, rateLimit],
  [/^\/user$/, (context) => withViewer(context, (viewer) => viewerProfile(context, viewer))],
  [/^\/user\/repos$/, (context) => withViewer(context, (viewer) => viewerList(context, viewer))],
  [
    /^\/users\/([^/]+)$/,
    (context, login) => withAccount(context, login, (account) => json(200, accountJson(account, context.apiUrl))),
  ],
  [/^\/users\/([^/]+)\/repos$/, (context, login) => withAccount(context, login, (account) => userRepositories(context, account))],
  [
    /^\/orgs\/([^/]+)$/,
    (context, login) => withOrganization(context, login, (account) => json(200, organizationJson(account, context.apiUrl))),
  ],
  [
    /^\/orgs\/([^/]+)\/repos$/,
    (context, login) => withOrganization(context, login, (account) => organizationRepositories(context, account)),
  ],
  [/^\/repos\/([^/]+)\/([^/]+)$/, oneRepository],
];

/** Answers a GET of the REST API. What the server does not have is a 404, as on GitHub. */
export function restAnswer(request: RestRequest, world: World, budgets: RateBudgets): Answer {
  for (const [pattern, answer] of ROUTES) {
    const match = pattern.exec(request.url.pathname);
    if (match !== null) return answer({ ...request, world, budgets }, ...match.slice(1).map(decode));
  }
  return failure(404, 'Not Found');
}

/** `/rate_limit` is free of charge. */
export function isFree(pathname: string): boolean {
  return pathname === '/rate_limit';
}

function rateLimit({ budgets, viewer }: RouteContext): Answer {
  const describe = (resource: 'core' | 'graphql'): Record<string, unknown> => {
    const { limit, used, remaining, resetAt } = budgets.peek(resource, viewer?.login ?? null);
    return { limit, used, remaining, reset: Math.floor(Date.parse(resetAt) / 1000), resource };
  };
  const core = describe('core');
  return json(200, { resources: { core, graphql: describe('graphql') }, rate: core });
}

function viewerProfile({ world, apiUrl }: RouteContext, viewer: Viewer): Answer {
  const account = world.account(viewer.login);
  return account === undefined ? json(200, { login: viewer.login, type: 'User' }) : json(200, accountJson(account, apiUrl));
}

function viewerList(context: RouteContext, viewer: Viewer): Answer {
  const { searchParams } = context.url;
  if (searchParams.has('type') && (searchParams.has('visibility') || searchParams.has('affiliation'))) {
    return failure(422, 'If you specify visibility or affiliation, you cannot specify type.');
  }
  return repositoryList(context, viewerRepositories(context, viewer), 'full_name');
}

/** What the viewer owns and what organisations show to it, narrowed by `affiliation`, `visibility` and `type`. */
function viewerRepositories({ world, url }: RouteContext, viewer: Viewer): HostedRepository[] {
  const type = url.searchParams.get('type');
  const affiliations = (url.searchParams.get('affiliation') ?? 'owner,collaborator,organization_member').split(',');
  const visibility = url.searchParams.get('visibility');
  return world
    .accounts()
    .filter((account) => {
      const owns = account.login.toLowerCase() === viewer.login.toLowerCase();
      if (type === 'owner') return owns;
      if (type === 'member') return !owns && world.isInsider(account, viewer);
      return owns
        ? affiliations.includes('owner')
        : affiliations.includes('organization_member') && world.isInsider(account, viewer);
    })
    .flatMap((account) => world.repositoriesOf(account, viewer))
    .filter(({ repository }) => {
      const isPublic = repository.visibility === 'PUBLIC';
      if (visibility === 'public' || type === 'public') return isPublic;
      return visibility === 'private' || type === 'private' ? !isPublic : true;
    });
}

/** `/users/{login}/repos` never lists what is private, not even to the owner. */
function userRepositories(context: RouteContext, account: AccountFixture): Answer {
  const listed = context.url.searchParams.get('type') === 'member' ? [] : context.world.repositoriesOf(account, null);
  return repositoryList(context, listed, 'full_name');
}

function organizationRepositories(context: RouteContext, account: AccountFixture): Answer {
  const type = context.url.searchParams.get('type') ?? 'all';
  const listed = context.world.repositoriesOf(account, context.viewer).filter(({ repository }) => {
    if (type === 'public') return repository.visibility === 'PUBLIC';
    if (type === 'private') return repository.visibility !== 'PUBLIC';
    if (type === 'forks') return repository.isFork;
    return type === 'sources' ? !repository.isFork : true;
  });
  return repositoryList(context, listed, 'created');
}

function repositoryList(
  { url, apiUrl }: RouteContext,
  repositories: HostedRepository[],
  defaultSort: 'created' | 'full_name',
): Answer {
  // Links lead back to where the client asked, below /api/v3 where it did.
  const { items, link } = repositoryPage(repositories, new URL(`${apiUrl}${url.pathname}${url.search}`), defaultSort);
  const body = items.map((hosted) => repositoryJson(hosted, apiUrl));
  return json(200, body, link === null ? {} : { link }, { nodes: items.length, counters: 0 });
}

function oneRepository({ world, viewer, apiUrl }: RouteContext, owner = '', name = ''): Answer {
  const hosted = world.repository(owner, name, viewer);
  return hosted === undefined ? failure(404, 'Not Found') : json(200, fullRepositoryJson(hosted, apiUrl));
}

function withViewer({ viewer }: RouteContext, answer: (viewer: Viewer) => Answer): Answer {
  return viewer === null ? failure(401, 'Requires authentication') : answer(viewer);
}

function withAccount({ world }: RouteContext, login: string | undefined, answer: (account: AccountFixture) => Answer): Answer {
  const account = world.account(login ?? '');
  return account === undefined ? failure(404, 'Not Found') : answer(account);
}

function withOrganization(context: RouteContext, login: string | undefined, answer: (account: AccountFixture) => Answer): Answer {
  return withAccount(context, login, (account) =>
    account.kind === 'organization' ? answer(account) : failure(404, 'Not Found'),
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
