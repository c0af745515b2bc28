/**
 * What the importance score needs at once, and nothing that GitHub has to count: issues, pull requests, releases and history make
 * this query 10 to 20 times slower and fail with 502; they belong to the enrich query.
 */
const REPOSITORY_FIELDS = `fragment RepositoryFields on Repository {
  id name nameWithOwner url description homepageUrl visibility
  isFork isArchived isTemplate isMirror isEmpty
  createdAt updatedAt pushedAt stargazerCount forkCount diskUsage
  primaryLanguage { name }
  licenseInfo { spdxId }
  repositoryTopics(first: 20) { nodes { topic { name } } }
  defaultBranchRef { name }
  owner { login }
}`;

// By time of creation, because that never changes: while pages are read, a push reorders PUSHED_AT and loses repositories.
const ORDER = 'ownerAffiliations: [OWNER], orderBy: { field: CREATED_AT, direction: DESC }';

/**
 * Profile, pinned repositories and the first page of repositories of a user or an organisation. Costs 1 point. What a weak token may
 * not see takes everything around it along, because the schema does not allow a null there: `extras` leaves those fields out.
 */
export const LEAN_QUERY = `query QuickScan($login: String!, $first: Int!, $extras: Boolean!) {
  viewer @include(if: $extras) { login }
  owner: repositoryOwner(login: $login) {
    __typename id login url avatarUrl
    ... on ProfileOwner @include(if: $extras) { pinnedItems(first: 6, types: [REPOSITORY]) { nodes { ... on Repository { id } } } }
    ... on User {
      name bio company location websiteUrl createdAt updatedAt
      followers @include(if: $extras) { totalCount }
      following @include(if: $extras) { totalCount }
    }
    ... on Organization {
      name description location websiteUrl createdAt updatedAt
      membersWithRole @include(if: $extras) { totalCount }
    }
    private: repositories(first: 1, privacy: PRIVATE, ownerAffiliations: [OWNER]) @include(if: $extras) { totalCount }
    repositories(first: $first, ${ORDER}) {
      totalCount
      pageInfo { endCursor }
      nodes { ...RepositoryFields }
    }
  }
}
${REPOSITORY_FIELDS}`;

/** Another page of repositories: from a cursor on, or from the far end. */
export const PAGE_QUERY = `query RepositoryPage($login: String!, $first: Int, $last: Int, $after: String, $privacy: RepositoryPrivacy) {
  owner: repositoryOwner(login: $login) {
    repositories(first: $first, last: $last, after: $after, privacy: $privacy, ${ORDER}) {
      totalCount
      nodes { ...RepositoryFields }
    }
  }
}
${REPOSITORY_FIELDS}`;
