import type { SqliteMigration } from '@reposcan/sqlite';

/**
 * Every index is partial on what its column alone says (`queued = 1`, `… is not null`), because SQLite only uses a partial index whose condition the query repeats. A job that passes through
 * costs two index entries while it is queued, one while it runs, one once it is settled, besides its id.
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
      lease_until integer,
      -- 1 completed, 2 failed or cancelled
      settled_window integer,
      -- position in the order of settling; null once newer ones have pushed it out of the retention and only its parent keeps it
      settled_order integer,
      -- JSON of what is the same for its whole life
      settings text not null,
      partials integer not null,
      progress text,
      result text,
      failure text,
      -- null: in a table of its own
      payload text
    )`,
    // Claims, and listings by priority: equal priorities are neighbours.
    `create index reposcan_queue_jobs_by_priority on reposcan_queue_jobs (state, name, priority desc, sequence) where queued = 1`,
    `create index reposcan_queue_jobs_by_enqueued on reposcan_queue_jobs (state, name, enqueued_at, sequence) where queued = 1`,
    `create index reposcan_queue_jobs_by_run_at on reposcan_queue_jobs (run_at) where state = 'delayed'`,
    `create index reposcan_queue_jobs_by_lease on reposcan_queue_jobs (lease_until) where lease_until is not null`,
    `create index reposcan_queue_jobs_by_settling on reposcan_queue_jobs (settled_window, settled_order) where settled_window is not null`,
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
    // removed_sequence: no job has a sequence up to this one anew, though the last ones may be gone
    `create table reposcan_queue_state (id integer primary key check (id = 1), removed_sequence integer not null, paused integer not null)`,
    `insert into reposcan_queue_state values (1, 0, 0)`,
  ],
};
