import { licenseOf } from '../fixtures/vocabulary.js';
import type { HostedRepository } from '../world/world.js';
import { simpleAccountJson } from './account-json.js';

/** GitHub's "minimal repository": an item of a list. */
export function repositoryJson({ owner, repository }: HostedRepository, apiUrl: string): Record<string, unknown> {
  const fullName = `${owner.login}/${repository.name}`;
  const url = `${apiUrl}/repos/${fullName}`;
  const htmlUrl = `https://github.com/${fullName}`;
  const openIssues = repository.openIssues + repository.openPullRequests;
  return {
    id: repository.databaseId,
    node_id: repository.id,
    name: repository.name,
    full_name: fullName,
    private: repository.visibility !== 'PUBLIC',
    owner: simpleAccountJson(owner, apiUrl),
    html_url: htmlUrl,
    description: repository.description,
    fork: repository.isFork,
    url,
    languages_url: `${url}/languages`,
    releases_url: `${url}/releases{/id}`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${htmlUrl}.git`,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    pushed_at: repository.pushedAt ?? repository.createdAt,
    homepage: repository.homepageUrl,
    size: repository.diskUsage,
    stargazers_count: repository.stars,
    // Not a slip: REST calls stars "watchers"; subscribers_count has the watchers.
    watchers_count: repository.stars,
    language: repository.languages[0]?.name ?? null,
    has_issues: repository.hasIssuesEnabled,
    has_projects: true,
    has_downloads: true,
    has_wiki: repository.hasWikiEnabled,
    has_pages: false,
    has_discussions: repository.hasDiscussionsEnabled,
    forks_count: repository.forks,
    mirror_url: repository.isMirror ? `${htmlUrl}.git` : null,
    archived: repository.isArchived,
    disabled: repository.isDisabled,
    open_issues_count: openIssues,
    license: licenseJson(repository.license, apiUrl),
    allow_forking: true,
    is_template: repository.isTemplate,
    web_commit_signoff_required: false,
    topics: repository.topics,
    visibility: repository.visibility.toLowerCase(),
    forks: repository.forks,
    open_issues: openIssues,
    watchers: repository.stars,
    // REST names a branch even where nothing was pushed yet.
    default_branch: repository.defaultBranch ?? 'main',
  };
}

/** GitHub's "full repository": the answer to `/repos/{owner}/{name}`. */
export function fullRepositoryJson(hosted: HostedRepository, apiUrl: string): Record<string, unknown> {
  const { owner, repository } = hosted;
  return {
    ...repositoryJson(hosted, apiUrl),
    network_count: repository.forks,
    subscribers_count: repository.watchers,
    ...(owner.kind === 'organization' ? { organization: simpleAccountJson(owner, apiUrl) } : {}),
  };
}

function licenseJson(spdxId: string | null, apiUrl: string): Record<string, unknown> | null {
  if (spdxId === null) return null;
  const { key, name, spdxId: known } = licenseOf(spdxId);
  return { key, name, spdx_id: known, url: key === 'other' ? null : `${apiUrl}/licenses/${key}`, node_id: `LI_${key}` };
}
