import { z } from 'zod';
import { userOf } from '../auth/principal.js';
import type { Services } from '../composition/services.js';
import { userIdSchema } from '../http/identifiers.js';
import { notFound } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { snakeCased } from '../http/snake-case.js';
import { findReport } from './find-report.js';
import { reportSchema } from './report-schema.js';

/** The report of a deep scan. */
export function reportRoute({ store }: Services): Route {
  return route({
    method: 'get',
    path: '/api/v1/repositories/:id/report',
    access: 'read',
    tag: 'repositories',
    summary: 'The report of a deep scan.',
    description: 'The id is that of the scan (which is that of its job), or `owner/name`, or the URL that was scanned; the last two percent-encoded.',
    params: z.strictObject({ id: z.string().regex(/^[\x21-\x7e]{1,2048}$/, 'visible ASCII characters') }),
    query: z.strictObject({ user_id: userIdSchema.optional() }),
    replies: { 200: { description: 'The report.', schema: reportSchema }, 404: { description: 'There is no such report.' } },
    async handle({ params: { id }, query: { user_id }, principal }) {
      const report = await findReport(store, userOf(principal, user_id), id);
      if (report === null) throw notFound('report');
      return { status: 200, body: snakeCased(report) };
    },
  });
}
