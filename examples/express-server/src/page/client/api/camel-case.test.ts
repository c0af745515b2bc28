import { expect, it } from 'vitest';
import { camelCased } from './camel-case.js';

it.each([
  ['names of members, at any depth', { job_id: 'a', next: [{ name_with_owner: 'b' }] }, { jobId: 'a', next: [{ nameWithOwner: 'b' }] }],
  ['the unit of a size', { disk_usage_ki_b: 3 }, { diskUsageKiB: 3 }],
  ['no values', { path: 'snake_case.py' }, { path: 'snake_case.py' }],
  ['nothing where there is nothing to rename', [null, 1, 'a_b', true], [null, 1, 'a_b', true]],
])('renames %s', (_, given, expected) => {
  expect(camelCased(given)).toEqual(expected);
});
