import { jobListingOf, jobOrder, jobPageOf, type Job, type JobListing, type JobPage, type JobQuery } from '@reposcan/queue';
import type { RedisLink } from '../connection/redis-link.js';
import { priorityOrigin } from '../job/bull-job.js';
import { jobOfRecord, type RawRecord } from '../job/job-of.js';

/** Up to so many jobs are read and sorted here; where the states or the parent have more, an index is walked. */
const few = 500;
/** Entries of an index that one script looks at, so that Redis is never held for long. */
const stretch = 2_000;
const settledIndexes = ['keep:completed', 'keep:failed', 'held:completed', 'held:failed'] as const;
/** After every id. */
const last = '\u{10FFFF}';

/** A page of the jobs that a query asks for. @throws {QueueError} `INVALID_QUERY`, `INVALID_CURSOR` */
export async function listJobs(link: RedisLink, query: JobQuery | undefined): Promise<JobPage<Job>> {
  const listing = jobListingOf(query);
  if (listing.states?.length === 0 || listing.names?.length === 0) return { items: [], nextCursor: null };
  return jobPageOf(listing, (await sortedFew(link, listing)) ?? (await walked(link, listing)));
}

/** All that match after the position, in order, or `null` where there may be many. */
async function sortedFew(link: RedisLink, listing: JobListing): Promise<Job[] | null> {
  const raw = await link.use(({ client }) => client.rsFew(link.keys, JSON.stringify(listing.states), listing.parentId ?? '', few));
  if (raw === null) return null;
  const order = jobOrder(listing);
  const { after, states, names, enqueuedFrom: from, enqueuedTo: to } = listing;
  return (raw as RawRecord[])
    .map(jobOfRecord)
    .filter((job) => states === null || states.includes(job.state))
    .filter((job) => names === null || names.includes(job.name))
    .filter(({ enqueuedAt }) => (from === null || enqueuedAt >= from) && (to === null || enqueuedAt <= to))
    .filter((job) => after === null || order(positionKeys(listing, after), job) < 0)
    .toSorted(order);
}

function positionKeys({ sort }: JobListing, { key, sequence }: NonNullable<JobListing['after']>): Pick<Job, 'enqueuedAt' | 'settledAt' | 'priority' | 'sequence'> {
  return { enqueuedAt: 0, settledAt: null, priority: 0, sequence, [sort]: key };
}

/** As many as the page needs, and one more, from the index of the sort. */
async function walked(link: RedisLink, listing: JobListing): Promise<Job[]> {
  const wanted = listing.limit + 1;
  const { sort, after } = listing;
  if (sort === 'enqueuedAt') return walk(link, listing, { index: 'seq', from: await startBySequence(link, listing), wanted });
  if (sort === 'priority') return walk(link, listing, { index: 'prio', from: rank(listing), wanted });

  const settled = after?.key === null ? [] : await walkSettled(link, listing, wanted);
  if (settled.length >= wanted) return settled;
  const from = after?.key === null ? String(after.sequence) : '';
  return [...settled, ...(await walk(link, listing, { index: 'seq', from, wanted: wanted - settled.length, unsettled: true }))];
}

/** A settled job is in one of four indexes, by how it ended and what the retention may do with it. */
async function walkSettled(link: RedisLink, listing: JobListing, wanted: number): Promise<Job[]> {
  const from = lexical(listing, listing.after?.key ?? null);
  const parts = await Promise.all(settledIndexes.map((index) => walk(link, listing, { index, from, wanted })));
  return parts.flat().toSorted(jobOrder(listing)).slice(0, wanted);
}

async function startBySequence(link: RedisLink, { after, order, enqueuedFrom, enqueuedTo }: JobListing): Promise<string> {
  if (after !== null) return String(after.sequence);
  const bound = order === 'asc' ? enqueuedFrom : enqueuedTo;
  if (bound === null) return '';
  // The bounds are inclusive, the position is not.
  const found = (await link.use(({ client }) => client.rsSequenceAt(link.keys, order === 'asc' ? bound : Math.floor(bound) + 1))) as string | null;
  if (order === 'desc') return found ?? '';
  return found === null ? '+inf' : String(Number(found) - 1);
}

/** The position of a job in the index by priority. */
function rank({ after }: JobListing): string {
  return after === null ? '' : String(((after.key ?? 0) + priorityOrigin) * 2 ** 32 + (after.sequence % 2 ** 32));
}

/** The position of a lexical index after all entries up to a key and sequence. */
function lexical({ order, after }: JobListing, key: number | null): string {
  if (key === null || after === null) return '';
  const member = String(key).padStart(16, '0') + String(after.sequence).padStart(16, '0');
  return order === 'asc' ? member + last : member;
}

interface Walk {
  index: 'seq' | 'prio' | (typeof settledIndexes)[number];
  /** Position after which to begin; empty: the start. */
  from: string;
  wanted: number;
  unsettled?: boolean;
}

async function walk(link: RedisLink, listing: JobListing, { index, from, wanted, unsettled }: Walk): Promise<Job[]> {
  const { states, names, parentId, enqueuedFrom, enqueuedTo, order } = listing;
  const filter = JSON.stringify({
    ...(states === null ? {} : { states }),
    ...(names === null ? {} : { names }),
    ...(parentId === null ? {} : { parentId }),
    ...(enqueuedFrom === null ? {} : { from: enqueuedFrom }),
    ...(enqueuedTo === null ? {} : { to: enqueuedTo }),
    ...(unsettled === undefined ? {} : { unsettled }),
  });
  const jobs: Job[] = [];
  let position = from;
  do {
    const answer = await link.use(({ client }) => client.rsWalk(link.keys, index, order, position, filter, wanted - jobs.length, stretch));
    const [reached, found] = answer as [string, RawRecord[]];
    jobs.push(...found.map(jobOfRecord));
    position = reached;
  } while (position !== '' && jobs.length < wanted);
  return jobs;
}
