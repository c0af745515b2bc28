import type { Category, ScanRun } from '@reposcan/core';

/**
 * The tables, the same on every SQL database. A row is a JSON document with the columns that queries compare beside it. Ids, names and
 * targets are keys (see `keyOf`); times are instants in text, whose alphabetical order is the order of time; 0 and 1 stand for false and true.
 */
export interface Tables {
  reposcan_profiles: {
    user_id: string;
    account: string;
    document: string;
  };
  reposcan_repositories: {
    user_id: string;
    name: string;
    account: string;
    scan_id: string;
    score: number;
    category: Category;
    selected: 0 | 1;
    pushed_at: string | null;
    analyzed_at: string | null;
    analysis: string | null;
    document: string;
  };
  reposcan_runs: {
    user_id: string;
    id: string;
    kind: ScanRun['kind'];
    target: string;
    status: ScanRun['status'];
    started_at: string;
    has_summary: 0 | 1;
    document: string;
  };
  reposcan_reports: {
    user_id: string;
    id: string;
    location: string;
    commit_id: string;
    started_at: string;
    document: string;
    recipe: string;
  };
  reposcan_scan_caches: {
    user_id: string;
    location: string;
    saved_at: string;
    document: string;
  };
  reposcan_clones: {
    key: string;
    document: string;
  };
  reposcan_storage_migrations: {
    version: number;
    name: string;
    applied_at: string;
  };
}
