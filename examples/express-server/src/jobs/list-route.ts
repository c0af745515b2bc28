import type { JobQuery } from '@reposcan/queue';
import { z } from 'zod';
import { may, userOf, type Principal } from '../auth/principal.js';
import type { Services } from '../composition/services.js';
import { userIdSchema } from '../http/identifiers.js';
import { linkHeader } from '../http/links.js';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { jobNameSchema, jobSchema, jobStatusSchema } from './job-schema.js';
import { jobView } from './job-view.js';
import { jobsAfter, pageOfJobs, type JobFilter } from './list-jobs.js';

const several = <T extends z.ZodType<unknown, string>>(item: T) =>
  z.string().max(200).transform((text) => text.split(',')).pipe(z.array(item));
const whole = (max: number) => z.string().regex(/^\d{1,7}$/, 'a whole number').transform(Number).pipe(z.int().min(1).max(max));

const sorts = { created_at: 'enqueuedAt', finished_at: 'settledAt', priority: 'priority' } as const satisfies Record<string, JobQuery['sort']>;
const sortSchema = z.enum(['created_at', '-created_at', 'finished_at', '-finished_at', 'priority', '-priority']);

const querySchema = z.strictObject({
  page: whole(100_000).optional().describe('From 1; not together with cursor.'),
  cursor: z.string().max(500).optional().describe('Empty for the first page; then as the Link header says. Not together with page.'),
  per_page: whole(100).default(20),
  status: several(jobStatusSchema).optional().describe('One or several, separated by commas.'),
  name: several(jobNameSchema).optional().describe('One or several, separated by commas.'),
  sort: sortSchema.default('-created_at').describe('With a minus the largest first.'),
  user_id: userIdSchema.optional().describe('For admins, who see the jobs of everybody without it.'),
});

const pageSchema = z.object({ jobs: z.array(jobSchema), total: z.int(), page: z.int(), per_page: z.int(), total_pages: z.int() });
const cursorPageSchema = z.object({ jobs: z.array(jobSchema), per_page: z.int(), next_cursor: z.string().nullable() });

/** The history of jobs. */
export function listJobsRoute({ queue }: Services): Route {
  return route({
    method: 'get',
    path: '/api/v1/jobs',
    access: 'read',
    tag: 'jobs',
    summary: 'List jobs, newest first.',
    description: 'By page numbers with totals (counted up to 10,000 jobs), or by cursor, whose pages do not shift while jobs come in. Either way a Link header leads on.',
    query: querySchema,
    replies: { 200: { description: 'A page of jobs.', schema: z.union([pageSchema, cursorPageSchema]) } },
    async handle({ query, principal, request }) {
      const { page, cursor, per_page } = query;
      const filter = filterOf(query, principal);
      const given = Object.fromEntries(Object.entries(request.query).filter(([name]) => name !== 'page' && name !== 'cursor')) as Record<string, string>;
      if (cursor !== undefined) {
        if (page !== undefined) throw new Problem('Give page or cursor, not both.', { status: 400, code: 'invalid-query' });
        const { jobs, nextCursor } = await jobsAfter(queue, filter, cursor, per_page);
        const link = linkHeader(request.path, given, { first: { cursor: '' }, next: nextCursor === null ? null : { cursor: nextCursor } });
        return { status: 200, body: { jobs: jobs.map(jobView), per_page, next_cursor: nextCursor }, headers: { Link: link } };
      }
      const current = page ?? 1;
      const { jobs, total } = await pageOfJobs(queue, filter, current, per_page);
      const last = Math.max(1, Math.ceil(total / per_page));
      const link = linkHeader(request.path, given, {
        first: { page: '1' },
        prev: current > 1 ? { page: String(Math.min(current - 1, last)) } : null,
        next: current < last ? { page: String(current + 1) } : null,
        last: { page: String(last) },
      });
      return { status: 200, body: { jobs: jobs.map(jobView), total, page: current, per_page, total_pages: last }, headers: { Link: link } };
    },
  });
}

function filterOf({ status, name, sort, user_id }: z.infer<typeof querySchema>, principal: Principal): JobFilter {
  return {
    userId: user_id === undefined && may(principal, 'admin') ? null : userOf(principal, user_id),
    ...(status === undefined ? {} : { states: status }),
    ...(name === undefined ? {} : { names: name }),
    sort: sorts[sort.replace('-', '') as keyof typeof sorts],
    order: sort.startsWith('-') ? 'desc' : 'asc',
  };
}
