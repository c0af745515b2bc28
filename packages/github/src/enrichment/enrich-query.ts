/**
 * What only a closer look tells, for repositories by id. `nodes(ids:)` keeps the text constant. GitHub counts issues, pull
 * requests and commits for each, about 90 ms a repository, and gives up after 10 s: hence the batches.
 */
export const ENRICH_QUERY = `query Enrich($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Repository {
      id isEmpty
      watchers { totalCount }
      openIssues: issues(states: OPEN) { totalCount }
      closedIssues: issues(states: CLOSED) { totalCount }
      openPullRequests: pullRequests(states: OPEN) { totalCount }
      mergedPullRequests: pullRequests(states: MERGED) { totalCount }
      releases(first: 3, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { publishedAt } }
      languages(first: 10, orderBy: { field: SIZE, direction: DESC }) { edges { size node { name } } }
      defaultBranchRef { target { ... on Commit { committedDate history { totalCount } } } }
      root: object(expression: "HEAD:") { ... on Tree { entries { name type size } } }
      community: object(expression: "HEAD:.github") { ... on Tree { entries { name type size } } }
      codeOfConduct { key }
      contributingGuidelines { url }
      isSecurityPolicyEnabled
    }
  }
}`;
