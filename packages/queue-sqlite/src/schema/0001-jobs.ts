import type { SqliteMigration } from '@reposcan/sqlite';

/**
 * Every index is partial on what its column alone says (`queued = 1`, `… is not null`), because SQLite only uses a partial index whose condition the query repeats. A job that passes through
 * costs one index entry in each of its lives, queued, running and settled, besides its id: what is rare (a delay, a dedup key, a parent) is only indexed where it is.
 */
export const jobs: SqliteMigration = {
  name: 'jobs',
  statements: [
    `create table reposcan_queue_jobs (
      sequence integer primary key,
      id text not null unique,
      name text not null,
      state text not null,
      -- 1 while waiting, delayed or blocked
      queued integer,
      priority integer not null,
      -- never descends with the sequence
      enqueued_at integer not null,
      run_at integer not null,
      started_at integer,
      settled_at integer,
      attempts integer not null,
      -- the dedup key, while the job holds it
      dedup_lock text,
      parent_id text,
      pending_children integer not null,
      cancel_requested integer not null,
      token text,
      -- 0 active, 1 completed, 2 failed or cancelled
      shelf integer,
      -- on shelf 0 when the lease ends; on the others the position in the order of settling, null once newer ones have pushed it out of the retention and only its parent keeps it
      place integer,
      -- JSON of what is the same for its whole life; null where it is the usual
      settings text,
      partials integer not null,
      progress text,
      result text,
      failure text,
      -- null: in a table of its own
      payload text
    )`,
    // Claims and listings. Within a lane (equal in all but the sequence) jobs are in the order of enqueueing.
    `create index reposcan_queue_jobs_by_lane on reposcan_queue_jobs (state, name, priority desc, sequence) where queued = 1`,
    `create index reposcan_queue_jobs_by_run_at on reposcan_queue_jobs (run_at) where state = 'delayed'`,
    `create index reposcan_queue_jobs_by_shelf on reposcan_queue_jobs (shelf, place) where shelf is not null`,
    `create index reposcan_queue_jobs_by_parent on reposcan_queue_jobs (parent_id) where parent_id is not null`,
    `create unique index reposcan_queue_jobs_by_dedup on reposcan_queue_jobs (dedup_lock) where dedup_lock is not null`,
    // Apart from their jobs, because SQLite writes a row anew whenever anything in it changes.
    `create table reposcan_queue_payloads (job integer primary key, payload text not null)`,
    `create table reposcan_queue_partials (
      job integer not null,
      seq integer not null,
      attempt integer not null,
      at integer not null,
      value text not null,
      primary key (job, seq)
    ) without rowid`,
    `create table reposcan_queue_schedules (
      id text primary key,
      next_at integer not null,
      last_at integer,
      document text not null
    ) without rowid`,
    // One row: what is known of all jobs together, as JSON.
    `create table reposcan_queue_ledger (id integer primary key check (id = 1), document text not null)`,
    `insert into reposcan_queue_ledger values (1, '{}')`,
  ],
};
