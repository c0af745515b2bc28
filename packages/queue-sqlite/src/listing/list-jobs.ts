import { jobOf, jobPageOf, type Job, type JobListing, type JobPage } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { recordsBySequence } from '../jobs/job-table.js';
import { readLedger } from '../ledger/queue-ledger.js';
import { jobSources } from './job-sources.js';
import { compareKeys, inTimeOf, nextOf, type SortedJob } from './sorted-source.js';

/** A page of jobs: the first few of every source, of which the first few are shown. */
export function listJobs(session: SqliteSession, listing: JobListing): JobPage<Job> {
  const { order, limit } = listing;
  const ledger = readLedger(session);
  const inTime = inTimeOf(session, listing, ledger.sequence);
  const found: SortedJob[] = [];
  for (const source of jobSources(session, ledger, listing)) found.push(...nextOf(session, listing, source, inTime));
  found.sort((a, b) => compareKeys(a.key, b.key, order) || (order === 'asc' ? a.sequence - b.sequence : b.sequence - a.sequence));
  const shown = found.slice(0, limit + 1).map(({ sequence }) => sequence);

  const records = new Map(recordsBySequence(session, shown).map((record) => [record.sequence, record]));
  return jobPageOf(listing, shown.flatMap((sequence) => records.get(sequence) ?? []).map(jobOf));
}
