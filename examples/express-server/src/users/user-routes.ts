import type { ScanSummary } from '@reposcan/core';
import type { ScanStore } from '@reposcan/storage';
import { z } from 'zod';
import { userOf } from '../auth/principal.js';
import type { Services } from '../composition/services.js';
import { userIdSchema } from '../http/identifiers.js';
import { linkHeader } from '../http/links.js';
import { notFound } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { snakeCased } from '../http/snake-case.js';
import { scanSummarySchema, scoredRepositorySchema } from '../scans/account-scan-schema.js';
import { loginSchema } from '../scans/login-schema.js';

const params = z.strictObject({ id: userIdSchema });

const storedRepositorySchema = scoredRepositorySchema
  .extend({
    user_id: z.string(),
    scan_id: z.string().describe('The account scan that wrote it last.'),
    selected: z.boolean().describe('Chosen for a deep scan.'),
    analysis: z
      .object({
        scan_id: z.string().describe('Its report: /api/v1/repositories/SCAN_ID/report'),
        commit: z.string(),
        analyzed_at: z.string(),
        files: z.number(),
        lines: z.number(),
        languages: z.array(z.object({ name: z.string(), share: z.number() })),
        entry_points: z.number(),
        imports: z.number().nullable(),
        cycles: z.number().nullable(),
        layers: z.number().nullable(),
        leading_files: z.array(z.object({ path: z.string(), importance: z.number() })),
      })
      .nullable(),
  })
  .meta({ id: 'StoredRepository' });

/** What the store has of a user: an id of the embedding application's choice, not a login. */
export function userRoutes({ store }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/users/:id/repositories',
      access: 'read',
      tag: 'users',
      summary: 'The repositories of the accounts that a user scanned, best first.',
      params,
      query: z.strictObject({
        category: z.enum(['flagship', 'significant', 'supporting']).optional(),
        login: loginSchema.optional().describe('Of one account only.'),
        per_page: z.string().regex(/^\d{1,4}$/, 'a whole number').transform(Number).pipe(z.int().min(1).max(1_000)).default(100),
        cursor: z.string().max(1_000).optional(),
      }),
      replies: { 200: { description: 'A page of repositories.', schema: z.object({ repositories: z.array(storedRepositorySchema), next_cursor: z.string().nullable() }) } },
      async handle({ params: { id }, query: { category, login, per_page, cursor }, principal, request }) {
        const chosen = { ...(category === undefined ? {} : { category }), ...(login === undefined ? {} : { login }) };
        const page = await store.listRepositories(userOf(principal, id), { ...chosen, limit: per_page, ...(cursor === undefined ? {} : { cursor }) });
        const link = linkHeader(request.path, { ...chosen, per_page: String(per_page) }, { first: {}, next: page.nextCursor === null ? null : { cursor: page.nextCursor } });
        return { status: 200, body: { repositories: page.items.map(snakeCased), next_cursor: page.nextCursor }, headers: { Link: link } };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/users/:id/summary',
      access: 'read',
      tag: 'users',
      summary: 'The newest account scan of a user, in a few figures.',
      params,
      query: z.strictObject({ login: loginSchema.optional().describe('Of this account. Without it: of the one that was scanned last.') }),
      replies: { 200: { description: 'The summary.', schema: scanSummarySchema.extend({ user_id: z.string(), login: z.string() }) }, 404: { description: 'Nothing was scanned.' } },
      async handle({ params: { id }, query, principal }) {
        const userId = userOf(principal, id);
        const found = await newestSummary(store, userId, query.login);
        if (found === null) throw notFound('summary');
        return { status: 200, body: { user_id: userId, login: found.login, ...snakeCased(found.summary) } };
      },
    }),
  ];
}

async function newestSummary(store: ScanStore, userId: string, login: string | undefined): Promise<{ login: string; summary: ScanSummary } | null> {
  if (login !== undefined) {
    const summary = await store.getScanSummary(userId, login);
    return summary === null ? null : { login, summary };
  }
  const { items } = await store.listRuns(userId, { kind: 'account-scan', limit: 20 });
  const newest = items.find((run) => run.summary !== null);
  return newest?.summary ? { login: newest.target, summary: newest.summary } : null;
}
