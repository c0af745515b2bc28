import { languageColor, licenseOf } from '../fixtures/vocabulary.js';
import type { HostedRepository } from '../world/world.js';
import { connection, countedConnection, positionedList, type PageArguments } from './connection.js';
import { commitNode, gitObjectNode } from './git-object-node.js';
import { QueryError } from './query-error.js';
import { latestReleaseNode, releaseConnection, type ReleaseOrder } from './release-node.js';
import type { QueryContext } from './work.js';

type Node = Record<string, unknown>;
type States = { states?: readonly string[] | null };

const nodes = new WeakMap<object, Node>();

/** A repository as the schema's `Repository`. Made once for each fixture. */
export function repositoryNode(hosted: HostedRepository): Node {
  const cached = nodes.get(hosted.repository);
  if (cached !== undefined) return cached;
  const node = createNode(hosted);
  nodes.set(hosted.repository, node);
  return node;
}

function createNode(hosted: HostedRepository): Node {
  const { owner, repository } = hosted;
  const resourcePath = `/${owner.login}/${repository.name}`;
  const url = `https://github.com${resourcePath}`;
  const hasFile = (pattern: RegExp): boolean => repository.files.some(({ path }) => pattern.test(path));
  const [primary] = repository.languages;
  const node: Node = {
    __typename: 'Repository',
    id: repository.id,
    databaseId: repository.databaseId,
    name: repository.name,
    nameWithOwner: `${owner.login}/${repository.name}`,
    owner: (_: unknown, context: QueryContext) => context.accountNode(owner),
    url,
    resourcePath,
    sshUrl: `git@github.com:${owner.login}/${repository.name}.git`,
    description: repository.description,
    shortDescriptionHTML: () => escapeHtml(repository.description ?? ''),
    homepageUrl: repository.homepageUrl,
    mirrorUrl: repository.isMirror ? `${url}.git` : null,
    visibility: repository.visibility,
    isPrivate: repository.visibility !== 'PUBLIC',
    isFork: repository.isFork,
    parent: (_: unknown, { world, viewer }: QueryContext) => {
      const [login, name] = repository.parent?.split('/') ?? [];
      const found = login === undefined || name === undefined ? undefined : world.repository(login, name, viewer);
      return found === undefined ? null : repositoryNode(found);
    },
    isArchived: repository.isArchived,
    isTemplate: repository.isTemplate,
    isMirror: repository.isMirror,
    isEmpty: repository.isEmpty,
    isDisabled: repository.isDisabled,
    isLocked: repository.isLocked,
    isInOrganization: owner.kind === 'organization',
    isUserConfigurationRepository: repository.name.toLowerCase() === owner.login.toLowerCase(),
    createdAt: repository.createdAt,
    updatedAt: repository.updatedAt,
    pushedAt: repository.pushedAt,
    archivedAt: repository.archivedAt,
    stargazerCount: repository.stars,
    forkCount: repository.forks,
    diskUsage: repository.diskUsage,
    hasIssuesEnabled: repository.hasIssuesEnabled,
    hasWikiEnabled: repository.hasWikiEnabled,
    hasDiscussionsEnabled: repository.hasDiscussionsEnabled,
    hasProjectsEnabled: true,
    viewerHasStarred: false,
    primaryLanguage: primary === undefined ? null : languageNode(primary.name),
    languages: (args: PageArguments & { orderBy?: { direction: 'ASC' | 'DESC' } | null }, context: QueryContext) =>
      languages(hosted, args, context),
    licenseInfo: repository.license === null ? null : licenseNode(repository.license),
    repositoryTopics: (args: PageArguments, context: QueryContext) =>
      connection(
        positionedList(repository.topics, (name) => ({
          __typename: 'RepositoryTopic',
          id: `RT_${name}`,
          topic: { __typename: 'Topic', id: `T_${name}`, name },
        })),
        args,
        context,
      ),
    defaultBranchRef: () => defaultBranch(hosted, node),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      qualifiedName.replace(/^refs\/heads\//, '') === repository.defaultBranch ? defaultBranch(hosted, node) : null,
    object: ({ expression }: { expression?: string | null; oid?: string | null }) => {
      if (typeof expression !== 'string')
        throw new QueryError(null, 'The fixture has no objects by oid: give object() an expression.');
      return gitObjectNode(hosted, expression, node);
    },
    issues: ({ states, ...filters }: States, context: QueryContext) =>
      counted('issues', { OPEN: repository.openIssues, CLOSED: repository.closedIssues }, states, filters, context),
    pullRequests: ({ states, ...filters }: States, context: QueryContext) =>
      counted(
        'pullRequests',
        { OPEN: repository.openPullRequests, CLOSED: repository.closedPullRequests, MERGED: repository.mergedPullRequests },
        states,
        filters,
        context,
      ),
    releases: (args: PageArguments & ReleaseOrder, context: QueryContext) => releaseConnection(hosted, node, args, context),
    latestRelease: () => latestReleaseNode(hosted, node),
    watchers: (_: unknown, context: QueryContext) => countedConnection('watchers', repository.watchers, context),
    forks: (_: unknown, context: QueryContext) => countedConnection('forks', repository.forks, context),
    mentionableUsers: (_: unknown, context: QueryContext) =>
      countedConnection('mentionableUsers', repository.mentionableUsers, context),
    stargazers: () => {
      throw new QueryError('FORBIDDEN', 'Only collaborators may list stargazers: ask for stargazerCount.');
    },
    codeOfConduct: () =>
      hasFile(/^(\.github\/|docs\/)?code_of_conduct(\.\w+)?$/i)
        ? {
            __typename: 'CodeOfConduct',
            id: 'COC_contributor_covenant',
            key: 'contributor_covenant',
            name: 'Contributor Covenant',
          }
        : null,
    contributingGuidelines: () =>
      hasFile(/^(\.github\/|docs\/)?contributing(\.\w+)?$/i)
        ? {
            __typename: 'ContributingGuidelines',
            url: `${url}/blob/HEAD/CONTRIBUTING.md`,
            resourcePath: `${resourcePath}/blob/HEAD/CONTRIBUTING.md`,
          }
        : null,
    isSecurityPolicyEnabled: () => hasFile(/^(\.github\/|docs\/)?security(\.\w+)?$/i),
    securityPolicyUrl: () => (hasFile(/^(\.github\/|docs\/)?security(\.\w+)?$/i) ? `${url}/security/policy` : null),
    fundingLinks: () =>
      hasFile(/^(\.github\/)?funding\.ya?ml$/i) ? [{ platform: 'GITHUB', url: `https://github.com/${owner.login}` }] : [],
  };
  return node;
}

function counted(
  field: 'issues' | 'pullRequests',
  byState: Record<string, number>,
  states: readonly string[] | null | undefined,
  filters: Record<string, unknown>,
  context: QueryContext,
): Node {
  const filter = Object.keys(filters).find(
    (name) => !['first', 'last', 'after', 'before', 'orderBy'].includes(name) && filters[name] !== null,
  );
  if (filter !== undefined)
    throw new QueryError(null, `The fixture holds only how many ${field} there are: they cannot be filtered by ${filter}.`);
  const asked = states === null || states === undefined || states.length === 0 ? Object.keys(byState) : [...new Set(states)];
  return countedConnection(
    field,
    asked.reduce((total, state) => total + (byState[state] ?? 0), 0),
    context,
  );
}

function defaultBranch(hosted: HostedRepository, node: Node): Node | null {
  const { repository } = hosted;
  if (repository.defaultBranch === null) return null;
  return {
    __typename: 'Ref',
    id: `REF_${repository.id}`,
    name: repository.defaultBranch,
    prefix: 'refs/heads/',
    repository: node,
    target: () => commitNode(hosted, node),
  };
}

function languages(
  { repository }: HostedRepository,
  args: PageArguments & { orderBy?: { direction: 'ASC' | 'DESC' } | null },
  context: QueryContext,
): Node {
  // Without an order GitHub's is by name; the only field to order by is SIZE.
  const sorted = repository.languages.toSorted((left, right) =>
    args.orderBy ? (args.orderBy.direction === 'ASC' ? 1 : -1) * (left.bytes - right.bytes) : left.name.localeCompare(right.name),
  );
  const list = positionedList(sorted, ({ name }) => languageNode(name));
  return connection(
    {
      ...list,
      edgeExtra: ({ bytes }) => ({ size: bytes }),
      extra: { totalSize: sorted.reduce((total, { bytes }) => total + bytes, 0) },
    },
    args,
    context,
  );
}

function languageNode(name: string): Node {
  return { __typename: 'Language', id: `L_${name}`, name, color: languageColor(name) };
}

function licenseNode(spdxId: string): Node {
  const license = licenseOf(spdxId);
  return {
    __typename: 'License',
    id: `LI_${license.key}`,
    ...license,
    featured: false,
    hidden: false,
    pseudoLicense: license.key === 'other',
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
