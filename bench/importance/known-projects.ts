import { readFileSync } from 'node:fs';
import { defineRepository, type CriticalitySignals, type Repository } from '@reposcan/core';

/** A real project from a calibration table, with all of its signals and with the cheap ones alone. */
export interface KnownProject {
  name: string;
  full: Repository;
  lean: Repository;
  criticality: { signals: CriticalitySignals; score: number };
}

/** The fields of one line of CSV; quotes may hold commas, and a doubled quote stands for one. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function projectOf(row: ReadonlyMap<string, string>): KnownProject {
  const text = (column: string): string => {
    const value = row.get(column);
    if (value === undefined) throw new Error(`The table has no column ${column}.`);
    return value;
  };
  const number = (column: string): number => {
    const value = Number(text(column));
    if (!Number.isFinite(value)) throw new Error(`${text('repository')}: ${column} is not a number.`);
    return value;
  };
  const name = text('repository').replace('https://github.com/', '');
  const stars = number('stars');
  const license = text('license');
  const facts = {
    nameWithOwner: name,
    createdAt: text('created_at'),
    pushedAt: text('updated_at'),
    stars,
    // The table has no forks.
    forks: Math.round(stars / 4),
    license: license === '' ? null : license === 'Other' ? 'NOASSERTION' : license,
    primaryLanguage: text('language') || null,
  };
  const years = number('created_since_months') / 12;
  const closedIssues = number('issues_closed_90d');
  const full = defineRepository({
    ...facts,
    signals: {
      // The table has no watchers, and no commits but those per week in the last year: five years at that pace are taken for the whole.
      watchers: Math.round(stars / 30),
      commits: Math.round(number('commits_per_week') * 52 * Math.min(5, Math.max(1, years))),
      contributors: number('contributors'),
      releases: number('releases_last_year'),
      lastCommitAt: text('updated_at'),
      openIssues: Math.max(0, number('issues_updated_90d') - closedIssues),
      closedIssues,
    },
  });
  return {
    name,
    full,
    lean: defineRepository(facts),
    criticality: {
      score: number('criticality_score'),
      signals: {
        createdSince: number('created_since_months'),
        updatedSince: number('updated_since_months'),
        contributorCount: number('contributors'),
        orgCount: number('organisations'),
        commitFrequency: number('commits_per_week'),
        recentReleaseCount: number('releases_last_year'),
        updatedIssuesCount: number('issues_updated_90d'),
        closedIssuesCount: closedIssues,
        issueCommentFrequency: number('comments_per_issue'),
        githubMentionCount: number('github_mentions'),
      },
    },
  };
}

/** The projects of a calibration table. */
export function parseProjects(csv: string): KnownProject[] {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const columns = fieldsOf(header);
  return lines.map((line) => {
    const fields = fieldsOf(line);
    return projectOf(new Map(columns.map((column, index) => [column, fields[index] ?? ''])));
  });
}

/** The projects of a calibration file, and the moment that it was made: its newest update. */
export function readProjects(file: string): { projects: KnownProject[]; now: string } {
  const projects = parseProjects(readFileSync(file, 'utf8'));
  const now = projects.map(({ full }) => full.pushedAt ?? full.createdAt).reduce((newest, time) => (time > newest ? time : newest), '');
  return { projects, now };
}
