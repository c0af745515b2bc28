import type { Migration } from './migration.js';

/** Recipes of reports, what analysing keeps, and the index of the clones on this machine. */
export const deepScans: Migration = {
  name: 'deep-scans',
  statements: ({ schema }, { key }) => [
    schema.alterTable('reposcan_reports').addColumn('recipe', key, (column) => column.notNull().defaultTo('')),
    // The recipe stands behind a long document: a query that asks for it must find it here.
    schema
      .createIndex('reposcan_reports_by_recipe')
      .on('reposcan_reports')
      .columns(['user_id', 'location', 'recipe', 'started_at', 'id', 'commit_id']),

    schema
      .createTable('reposcan_scan_caches')
      .addColumn('user_id', key, (column) => column.notNull())
      .addColumn('location', key, (column) => column.notNull())
      .addColumn('saved_at', key, (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reposcan_scan_caches_pk', ['user_id', 'location']),
    schema.createIndex('reposcan_scan_caches_by_time').on('reposcan_scan_caches').columns(['user_id', 'saved_at', 'location']),

    schema
      .createTable('reposcan_clones')
      .addColumn('key', key, (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reposcan_clones_pk', ['key']),
  ],
};
