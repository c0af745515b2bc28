import { isKnown } from '@reposcan/core';
import { expect, it } from 'vitest';
import { parseProjects } from './known-projects.js';

const header =
  'repository,language,license,stars,created_at,updated_at,created_since_months,updated_since_months,contributors,organisations,' +
  'commits_per_week,releases_last_year,issues_updated_90d,issues_closed_90d,comments_per_issue,github_mentions,criticality_score';
const row =
  'https://github.com/git/git,C,"BSD 3-Clause ""New"" or ""Revised"", License",42452,2005-04-07T22:13:13Z,2022-06-16T17:18:58Z,209,0,2044,5,70.83,49,896,806,13.15,36120246,0.89559';

it('reads a project with its facts, estimating forks, watchers and commits', () => {
  const [project] = parseProjects(`${header}\n${row}\n`);

  expect(project?.full).toMatchObject({ nameWithOwner: 'git/git', stars: 42_452, forks: 10_613, license: 'BSD 3-Clause "New" or "Revised", License' });
  expect(project?.full.signals).toMatchObject({ watchers: 1_415, commits: 18_416, contributors: 2_044, openIssues: 90, closedIssues: 806 });
  expect(project?.criticality).toMatchObject({ score: 0.89559, signals: { createdSince: 209, orgCount: 5 } });
});

it('leaves everything but the cheap signals unknown in the lean reading', () => {
  const [project] = parseProjects(`${header}\n${row}`);

  expect(project?.lean.stars).toBe(42_452);
  expect(Object.values(project?.lean.signals ?? {}).filter((signal) => isKnown(signal))).toEqual([]);
});

it('says which column is missing', () => {
  expect(() => parseProjects('repository,stars\na/b,1')).toThrow('no column');
});
