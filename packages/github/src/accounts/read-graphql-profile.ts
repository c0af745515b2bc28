import { unknown, type AccountProfile, type Signal } from '@reposcan/core';
import { asArray, asCount, asText, asTime, recordIn, type JsonRecord } from '../json.js';

/** The profile in the `owner` of the lean query, or `null` where it is not one. */
export function readGraphqlProfile(owner: JsonRecord): AccountProfile | null {
  const kind = owner['__typename'] === 'User' ? 'user' : owner['__typename'] === 'Organization' ? 'organization' : null;
  const id = asText(owner['id']);
  const login = asText(owner['login']);
  const url = asText(owner['url']);
  const createdAt = asTime(owner['createdAt']);
  if (kind === null || id === null || login === null || url === null || createdAt === null) return null;
  return {
    id,
    kind,
    login,
    name: asText(owner['name']),
    description: asText(owner[kind === 'user' ? 'bio' : 'description']),
    company: asText(owner['company']),
    location: asText(owner['location']),
    websiteUrl: asText(owner['websiteUrl']),
    avatarUrl: asText(owner['avatarUrl']),
    url,
    createdAt,
    updatedAt: asTime(owner['updatedAt']) ?? createdAt,
    followers: total(owner, 'followers', kind === 'user'),
    following: total(owner, 'following', kind === 'user'),
    members: total(owner, 'membersWithRole', kind === 'organization'),
  };
}

/** Ids of the repositories on the profile page; `null` where GitHub did not tell. */
export function readPinnedIds(owner: JsonRecord): ReadonlySet<string> | null {
  const nodes = recordIn(owner, 'pinnedItems')?.['nodes'];
  if (!Array.isArray(nodes)) return null;
  return new Set(
    asArray(nodes)
      .map((node) => asText((node as JsonRecord | null)?.['id']))
      .filter((id) => id !== null),
  );
}

/** A count that a weak token may not see is left out of the answer. */
function total(owner: JsonRecord, connection: string, applies: boolean): Signal<number> {
  if (!applies) return unknown('unsupported');
  return asCount(recordIn(owner, connection)?.['totalCount']) ?? unknown('forbidden');
}
