import { unknown, type AccountProfile } from '@reposcan/core';

/** A profile for tests; everything but the login has a default. */
export function accountProfileOf(profile: Partial<AccountProfile> & { login: string }): AccountProfile {
  return {
    id: `U_${profile.login}`,
    kind: 'user',
    name: null,
    description: 'Builds things.',
    company: null,
    location: null,
    websiteUrl: null,
    avatarUrl: null,
    url: `https://github.com/${profile.login}`,
    createdAt: '2015-03-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    followers: 12,
    following: 0,
    members: unknown('unsupported'),
    ...profile,
  };
}
