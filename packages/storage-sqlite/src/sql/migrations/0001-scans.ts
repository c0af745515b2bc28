import { sql } from 'kysely';
import type { Migration } from './migration.js';

/** Profiles, repositories, runs and reports of deep scans. */
export const scans: Migration = {
  name: 'scans',
  statements: ({ schema }, { key }) => [
    schema
      .createTable('reposcan_profiles')
      .addColumn('user_id', key, (column) => column.notNull())
      .addColumn('account', key, (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reposcan_profiles_pk', ['user_id', 'account']),

    // The documents come last: what stands behind a long value is slow to reach in SQLite.
    schema
      .createTable('reposcan_repositories')
      .addColumn('user_id', key, (column) => column.notNull())
      .addColumn('name', key, (column) => column.notNull())
      .addColumn('account', key, (column) => column.notNull())
      .addColumn('scan_id', key, (column) => column.notNull())
      .addColumn('score', 'double precision', (column) => column.notNull())
      .addColumn('category', key, (column) => column.notNull())
      .addColumn('selected', 'integer', (column) => column.notNull())
      .addColumn('pushed_at', key)
      .addColumn('analyzed_at', key)
      .addColumn('analysis', 'text')
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reposcan_repositories_pk', ['user_id', 'name'])
      .addForeignKeyConstraint('reposcan_repositories_profile', ['user_id', 'account'], 'reposcan_profiles', ['user_id', 'account']),
    schema.createIndex('reposcan_repositories_by_score').on('reposcan_repositories').columns(['user_id', 'score desc', 'name']),
    schema
      .createIndex('reposcan_repositories_by_account')
      .on('reposcan_repositories')
      .columns(['user_id', 'account', 'score desc', 'name']),
    // Few are selected: what waits for a deep scan is found without looking at the others.
    schema
      .createIndex('reposcan_repositories_selected')
      .on('reposcan_repositories')
      .columns(['user_id', 'score desc', 'name'])
      .where(sql.ref('selected'), '=', 1),

    schema
      .createTable('reposcan_runs')
      .addColumn('user_id', key, (column) => column.notNull())
      .addColumn('id', key, (column) => column.notNull())
      .addColumn('kind', key, (column) => column.notNull())
      .addColumn('target', key, (column) => column.notNull())
      .addColumn('status', key, (column) => column.notNull())
      .addColumn('started_at', key, (column) => column.notNull())
      .addColumn('has_summary', 'integer', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reposcan_runs_pk', ['user_id', 'id']),
    schema.createIndex('reposcan_runs_by_start').on('reposcan_runs').columns(['user_id', 'started_at', 'id']),
    schema.createIndex('reposcan_runs_by_target').on('reposcan_runs').columns(['user_id', 'target', 'started_at', 'id']),

    schema
      .createTable('reposcan_reports')
      .addColumn('user_id', key, (column) => column.notNull())
      .addColumn('id', key, (column) => column.notNull())
      .addColumn('location', key, (column) => column.notNull())
      .addColumn('commit_id', key, (column) => column.notNull())
      .addColumn('started_at', key, (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reposcan_reports_pk', ['user_id', 'id'])
      .addForeignKeyConstraint('reposcan_reports_run', ['user_id', 'id'], 'reposcan_runs', ['user_id', 'id']),
    schema.createIndex('reposcan_reports_by_location').on('reposcan_reports').columns(['user_id', 'location', 'started_at', 'id']),
  ],
};
