import { unknown, unknownSignals, type Repository } from '@reposcan/core';
import { asArray, asCount, asRecord, asText, asTime, recordIn } from '../json.js';

const VISIBILITIES = { PUBLIC: 'public', PRIVATE: 'private', INTERNAL: 'internal' } as const;

/** A repository of the lean query, or `null` for what is not one: GitHub leaves a null where it failed. */
export function readGraphqlRepository(node: unknown, pinned: ReadonlySet<string> | null): Repository | null {
  const record = asRecord(node);
  const id = asText(record?.['id']);
  const name = asText(record?.['name']);
  const nameWithOwner = asText(record?.['nameWithOwner']);
  const url = asText(record?.['url']);
  const createdAt = asTime(record?.['createdAt']);
  if (record === null || id === null || name === null || nameWithOwner === null || url === null || createdAt === null)
    return null;
  const licence = recordIn(record, 'licenseInfo');
  return {
    id,
    owner: asText(recordIn(record, 'owner')?.['login']) ?? nameWithOwner.slice(0, nameWithOwner.indexOf('/')),
    name,
    nameWithOwner,
    url,
    description: asText(record['description']),
    homepageUrl: asText(record['homepageUrl']),
    visibility: VISIBILITIES[record['visibility'] as keyof typeof VISIBILITIES] ?? 'private',
    isFork: record['isFork'] === true,
    isArchived: record['isArchived'] === true,
    isTemplate: record['isTemplate'] === true,
    isMirror: record['isMirror'] === true,
    isEmpty: record['isEmpty'] === true,
    isPinned: pinned === null ? unknown('not-fetched') : pinned.has(id),
    createdAt,
    updatedAt: asTime(record['updatedAt']) ?? createdAt,
    pushedAt: asTime(record['pushedAt']),
    stars: asCount(record['stargazerCount']) ?? 0,
    forks: asCount(record['forkCount']) ?? 0,
    diskUsageKiB: asCount(record['diskUsage']) ?? unknown('failed'),
    primaryLanguage: asText(recordIn(record, 'primaryLanguage')?.['name']),
    license: licence === null ? null : (asText(licence['spdxId']) ?? 'NOASSERTION'),
    topics: asArray(recordIn(record, 'repositoryTopics')?.['nodes'])
      .map((entry) => asText(recordIn(entry, 'topic')?.['name']))
      .filter((topic) => topic !== null),
    defaultBranch: asText(recordIn(record, 'defaultBranchRef')?.['name']),
    signals: unknownSignals('not-fetched'),
  };
}
