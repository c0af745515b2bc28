import type { AccountFixture } from '../fixtures/account-fixture.js';

/** GitHub's "simple user": an account inside another answer. */
export function simpleAccountJson(account: AccountFixture, apiUrl: string): Record<string, unknown> {
  const url = `${apiUrl}/users/${account.login}`;
  return {
    login: account.login,
    id: account.databaseId,
    node_id: account.id,
    avatar_url: account.avatarUrl,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${account.login}`,
    repos_url: `${url}/repos`,
    type: account.kind === 'user' ? 'User' : 'Organization',
    user_view_type: 'public',
    site_admin: false,
  };
}

/** GitHub's "public user", also for organisations. */
export function accountJson(account: AccountFixture, apiUrl: string): Record<string, unknown> {
  return {
    ...simpleAccountJson(account, apiUrl),
    name: account.name,
    company: account.company,
    blog: account.websiteUrl ?? '',
    location: account.location,
    email: account.email,
    hireable: account.isHireable ? true : null,
    bio: account.kind === 'user' ? account.description : null,
    twitter_username: account.twitterUsername,
    public_repos: publicRepositories(account),
    public_gists: 0,
    followers: account.followers,
    following: account.following,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  };
}

/** GitHub's "organization full". */
export function organizationJson(account: AccountFixture, apiUrl: string): Record<string, unknown> {
  const url = `${apiUrl}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.databaseId,
    node_id: account.id,
    url,
    repos_url: `${url}/repos`,
    avatar_url: account.avatarUrl,
    html_url: `https://github.com/${account.login}`,
    description: account.description,
    name: account.name,
    company: account.company,
    blog: account.websiteUrl ?? '',
    location: account.location,
    email: account.email,
    twitter_username: account.twitterUsername,
    is_verified: account.isVerified,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: publicRepositories(account),
    public_gists: 0,
    followers: account.followers,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
    archived_at: null,
    type: 'Organization',
  };
}

function publicRepositories({ repositories }: AccountFixture): number {
  return repositories.filter(({ visibility }) => visibility === 'PUBLIC').length;
}
