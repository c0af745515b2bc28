import { repositoryListingOf, runListingOf } from '@reposcan/storage';
import { createSqliteConnection, type SqliteValue } from '@reposcan/sqlite';
import { describe, expect, it } from 'vitest';
import { compiler as db } from '../connection/query-compiler.js';
import { storageSchema } from '../connection/storage-schema.js';
import { selectNewestReport } from './reports.js';
import { selectForAnalysis, selectRepositories, selectRepository } from './repositories.js';
import { selectNewestSummary, selectRuns } from './runs.js';

const after = { after: [50, 'octocat/hello'] as [number, string] };
const afterRun = { after: ['2026-11-22T10:00:00.000Z', 'run-1'] as [string, string] };

describe('query plans', () => {
  it.each([
    ['one repository', selectRepository(db, 'u', 'n'), 'autoindex_reposcan_repositories_1'],
    ['all repositories', selectRepositories(db, repositoryListingOf('u')), 'reposcan_repositories_by_score'],
    ['all repositories, next page', selectRepositories(db, { ...repositoryListingOf('u'), ...after }), 'reposcan_repositories_by_score'],
    ['repositories of an account', selectRepositories(db, repositoryListingOf('u', { login: 'a' })), 'reposcan_repositories_by_account'],
    [
      'repositories of an account, next page',
      selectRepositories(db, { ...repositoryListingOf('u', { login: 'a', category: 'flagship' }), ...after }),
      'reposcan_repositories_by_account',
    ],
    ['repositories for analysis', selectForAnalysis(db, { userId: 'u', account: undefined, limit: 15 }), 'reposcan_repositories_selected'],
    ['all runs', selectRuns(db, runListingOf('u')), 'reposcan_runs_by_start'],
    ['all runs, next page', selectRuns(db, { ...runListingOf('u', { kind: 'account-scan' }), ...afterRun }), 'reposcan_runs_by_start'],
    ['the newest summary', selectNewestSummary(db, 'u', 'a'), 'reposcan_runs_by_target'],
    ['the newest report', selectNewestReport(db, 'u', 'l', {}), 'reposcan_reports_by_location'],
    ['the newest report of a recipe', selectNewestReport(db, 'u', 'l', { recipe: 'r', commit: 'c' }), 'reposcan_reports_by_recipe'],
  ])('reads %s in order from an index', async (_, query, index) => {
    const connection = createSqliteConnection({ file: ':memory:', schema: storageSchema });

    const plan = await connection.read(
      (session) => session.prepare(`explain query plan ${query.sql}`).all(...(query.parameters as SqliteValue[])) as { detail: string }[],
    );

    // One step: a second one would sort what the index should have in order.
    expect(plan).toHaveLength(1);
    expect(plan[0]?.detail).toMatch(new RegExp(`^SEARCH .* USING INDEX \\w*${index} `));
    await connection.close();
  });
});
