import { z } from 'zod';
import { idParams, userIdSchema } from '../http/identifiers.js';
import { notFound } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { isoTime } from '../http/times.js';
import type { ApiKey, ApiKeys } from './api-keys.js';
import { scopeSchema } from './principal.js';

const keySchema = z
  .object({ id: z.string(), name: z.string(), user_id: z.string(), scope: scopeSchema, created_at: z.iso.datetime(), revoked_at: z.iso.datetime().nullable() })
  .meta({ id: 'ApiKey' });

/** Creating, listing and revoking API keys. */
export function keyRoutes(keys: ApiKeys): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/keys',
      access: 'admin',
      tag: 'keys',
      summary: 'Create an API key. The answer is the only place that shows it.',
      body: z.strictObject({ name: z.string().min(1).max(100), user_id: userIdSchema, scope: scopeSchema }),
      replies: { 201: { description: 'The key.', schema: keySchema.extend({ key: z.string() }) } },
      async handle({ body: { name, user_id, scope } }) {
        const { key, ...made } = await keys.create({ name, userId: user_id, scope });
        return { status: 201, body: { ...shown(made), key }, headers: { 'Cache-Control': 'no-store' } };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/keys',
      access: 'admin',
      tag: 'keys',
      summary: 'List the API keys, revoked ones too.',
      replies: { 200: { description: 'The keys, without the keys themselves.', schema: z.object({ keys: z.array(keySchema) }) } },
      handle: async () => ({ status: 200, body: { keys: (await keys.list()).map(shown) } }),
    }),
    route({
      method: 'delete',
      path: '/api/v1/keys/:id',
      access: 'admin',
      tag: 'keys',
      summary: 'Revoke an API key, from the next request on.',
      params: idParams,
      replies: { 204: { description: 'It is revoked.' } },
      async handle({ params: { id } }) {
        if (!(await keys.revoke(id))) throw notFound('key');
        return { status: 204 };
      },
    }),
  ];
}

function shown({ id, name, userId, scope, createdAt, revokedAt }: ApiKey): z.infer<typeof keySchema> {
  return { id, name, user_id: userId, scope, created_at: isoTime(createdAt), revoked_at: isoTime(revokedAt) };
}
