import type { BrokenField } from '../graphql/work.js';
import type { Fault } from './fault.js';

/** The fields of a repository that GitHub has to count: the first to fail when a query takes too long. */
const COUNTERS = [
  'Repository.issues',
  'Repository.pullRequests',
  'Repository.releases',
  'Repository.watchers',
  'Repository.mentionableUsers',
  'Commit.history',
  'Commit.statusCheckRollup',
];

/** What a fault breaks in GraphQL answers. */
export function brokenFieldsOf(fault: Fault | null): BrokenField[] {
  if (fault?.kind === 'partial-data') {
    const {
      fields = COUNTERS,
      every = 1,
      type = 'RESOURCE_LIMITS_EXCEEDED',
      message = 'Resource limits for this query exceeded.',
    } = fault;
    return [{ coordinates: new Set(fields), every, type, message }];
  }
  if (fault?.kind === 'forbidden-field') {
    return [
      {
        coordinates: new Set(fault.fields),
        every: 1,
        type: 'FORBIDDEN',
        message: 'Resource not accessible by personal access token',
      },
    ];
  }
  return [];
}
