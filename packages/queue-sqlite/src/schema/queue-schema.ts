import type { SqliteSchema } from '@reposcan/sqlite';
import { jobs } from './0001-jobs.js';

/** The tables of a queue. All names begin with `reposcan_queue_`, so that a file may hold other tables too. */
export const queueSchema: SqliteSchema = { table: 'reposcan_queue_migrations', migrations: [jobs] };
