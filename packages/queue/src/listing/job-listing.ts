import { jobStates, type Job, type JobState } from '../job.js';
import type { JobPage, JobQuery } from '../job-queue.js';
import { QueueError } from '../queue-error.js';
import { shown } from '../input/shown.js';
import { cursorOf, positionOf, type JobPosition } from './job-cursor.js';

/** A query, checked and with all defaults. */
export interface JobListing {
  /** `null`: all. Without repetitions. */
  states: readonly JobState[] | null;
  /** `null`: all. Without repetitions. */
  names: readonly string[] | null;
  parentId: string | null;
  enqueuedFrom: number | null;
  enqueuedTo: number | null;
  sort: 'enqueuedAt' | 'settledAt' | 'priority';
  order: 'asc' | 'desc';
  limit: number;
  /** Where the page before ended; `null` on the first page. */
  after: JobPosition | null;
}

const sorts = ['enqueuedAt', 'settledAt', 'priority'] as const;
const orders = ['asc', 'desc'] as const;

/**
 * Checks a query.
 * @throws {QueueError} `INVALID_QUERY` or `INVALID_CURSOR`
 */
export function jobListingOf(query: JobQuery = {}): JobListing {
  const listing = {
    states: query.states === undefined ? null : listOf(query.states, 'states', (state) => oneOf(state, jobStates, 'state')),
    names: query.names === undefined ? null : listOf(query.names, 'names', (name) => textOf(name, 'name')),
    parentId: query.parentId === undefined ? null : textOf(query.parentId, 'parentId'),
    enqueuedFrom: query.enqueuedFrom === undefined ? null : timeOf(query.enqueuedFrom, 'enqueuedFrom'),
    enqueuedTo: query.enqueuedTo === undefined ? null : timeOf(query.enqueuedTo, 'enqueuedTo'),
    sort: oneOf(query.sort ?? 'enqueuedAt', sorts, 'sort'),
    order: oneOf(query.order ?? 'desc', orders, 'order'),
    limit: wholeOf(query.limit ?? 100, 'limit', 1, 1_000),
    after: null,
  };
  return query.cursor === undefined ? listing : { ...listing, after: positionOf(listing, query.cursor) };
}

/**
 * Which partial results of a job to answer, checked.
 * @throws {QueueError} `INVALID_QUERY`
 */
export function partialRangeOf(after: unknown = 0, limit: unknown = 1_000): { after: number; limit: number } {
  return { after: wholeOf(after, 'after', 0, Number.MAX_SAFE_INTEGER), limit: wholeOf(limit, 'limit', 1, 10_000) };
}

/**
 * A page from the jobs that follow the listing's position.
 * @param jobs in order, at least one more than the limit where there are more: it tells that another page follows
 */
export function jobPageOf(listing: JobListing, jobs: readonly Job[]): JobPage<Job> {
  const items = jobs.slice(0, listing.limit);
  const last = items.at(-1);
  return { items, nextCursor: last !== undefined && jobs.length > items.length ? cursorOf(listing, sortPosition(listing, last)) : null };
}

function sortPosition(listing: JobListing, job: Job): JobPosition {
  return { key: job[listing.sort], sequence: job.sequence };
}

function listOf<T>(value: unknown, what: string, itemOf: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) throw invalid(what, value, 'a list');
  return [...new Set(value.map(itemOf))];
}

function oneOf<T extends string>(value: unknown, choices: readonly T[], what: string): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw invalid(what, value, `one of ${choices.join(', ')}`);
  return choice;
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw invalid(what, value, 'a string with at least one character');
  return value;
}

function timeOf(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(what, value, 'milliseconds since the epoch');
  return value;
}

function wholeOf(value: unknown, what: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) throw invalid(what, value, `a whole number from ${min} to ${max}`);
  return value;
}

function invalid(what: string, value: unknown, wanted: string): QueueError {
  return new QueueError(`The query's ${what} is ${shown(value)}.`, { code: 'INVALID_QUERY', hint: `Give ${wanted}.` });
}
