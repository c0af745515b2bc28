import { unknown, unknownSignals, type Repository, type Signal, type UnknownReason } from '@reposcan/core';
import { asArray, asCount, asRecord, asText, asTime, recordIn } from '../json.js';

/** What the list does not tell about a repository. */
export interface RestContext {
  /** Ids of the repositories on the profile page; `null` where they were not asked for. */
  pinned: ReadonlySet<string> | null;
  /** Why the enrichable signals are unknown. */
  reason: UnknownReason;
}

/** A repository of a REST list ("minimal repository"), or `null` for what is not one. */
export function readRestRepository(body: unknown, { pinned, reason }: RestContext): Repository | null {
  const record = asRecord(body);
  const id = asText(record?.['node_id']);
  const name = asText(record?.['name']);
  const nameWithOwner = asText(record?.['full_name']);
  const url = asText(record?.['html_url']);
  const createdAt = asTime(record?.['created_at']);
  if (record === null || id === null || name === null || nameWithOwner === null || url === null || createdAt === null)
    return null;
  const licence = recordIn(record, 'license');
  const pushedAt = asTime(record['pushed_at']);
  const diskUsageKiB: Signal<number> = asCount(record['size']) ?? unknown('failed');
  const primaryLanguage = asText(record['language']);
  const isEmpty = diskUsageKiB === 0 && primaryLanguage === null && neverPushed(pushedAt, createdAt);
  return {
    id,
    owner: asText(recordIn(record, 'owner')?.['login']) ?? nameWithOwner.slice(0, nameWithOwner.indexOf('/')),
    name,
    nameWithOwner,
    url,
    description: asText(record['description']),
    homepageUrl: asText(record['homepage']),
    visibility: readVisibility(record['visibility'], record['private']),
    isFork: record['fork'] === true,
    isArchived: record['archived'] === true,
    isTemplate: record['is_template'] === true,
    isMirror: asText(record['mirror_url']) !== null,
    isEmpty,
    isPinned: pinned === null ? unknown('unsupported') : pinned.has(id),
    createdAt,
    updatedAt: asTime(record['updated_at']) ?? createdAt,
    pushedAt: isEmpty ? null : pushedAt,
    stars: asCount(record['stargazers_count']) ?? 0,
    forks: asCount(record['forks_count']) ?? 0,
    diskUsageKiB,
    primaryLanguage,
    license: licence === null ? null : (asText(licence['spdx_id']) ?? 'NOASSERTION'),
    topics: asArray(record['topics'])
      .map(asText)
      .filter((topic) => topic !== null),
    defaultBranch: isEmpty ? null : asText(record['default_branch']),
    signals: unknownSignals(reason),
  };
}

function readVisibility(visibility: unknown, isPrivate: unknown): Repository['visibility'] {
  if (visibility === 'public' || visibility === 'private' || visibility === 'internal') return visibility;
  return isPrivate === false ? 'public' : 'private';
}

/**
 * REST does not say "empty": it names a default branch that is not there, and dates a push to the creation, give or take a second.
 */
function neverPushed(pushedAt: string | null, createdAt: string): boolean {
  return pushedAt === null || Date.parse(pushedAt) - Date.parse(createdAt) <= 1000;
}
