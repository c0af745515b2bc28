import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { may, maySee, scanUserOf, type Principal } from '../auth/principal.js';
import type { Services } from '../composition/services.js';
import { idParams, userIdSchema } from '../http/identifiers.js';
import { notFound } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { isoTime } from '../http/times.js';
import { webhookEvents, type Delivery, type Webhook } from './webhook.js';

const webhookSchema = z
  .object({
    id: z.string(),
    user_id: z.string(),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    created_at: z.iso.datetime(),
    disabled_at: z.iso.datetime().nullable(),
    disabled_why: z.string().nullable(),
  })
  .meta({ id: 'Webhook' });

const deliverySchema = z
  .object({
    id: z.string().describe('The webhook-id header of every attempt.'),
    event: z.string(),
    state: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    created_at: z.iso.datetime(),
    next_attempt_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
    last_status: z.int().nullable(),
    last_error: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });

const tag = 'webhooks';

/** Who is told when a scan ends, and what was sent. */
export function webhookRoutes({ webhooks, courier, urls }: Services): Route[] {
  async function find(principal: Principal, id: string): Promise<Webhook> {
    const webhook = await webhooks.get(id);
    if (webhook === null || !maySee(principal, webhook.userId)) throw notFound('webhook');
    return webhook;
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/webhooks',
      access: 'scan',
      tag,
      summary: 'Be told when a scan of a user ends. The answer is the only place that shows the secret.',
      description: 'Messages are signed and retried as https://www.standardwebhooks.com says, some three days long; 410 disables the webhook.',
      body: z.strictObject({
        url: z.string().min(1).max(2_048),
        events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length).default([...webhookEvents]),
        user_id: userIdSchema.optional(),
      }),
      replies: { 201: { description: 'The webhook.', schema: webhookSchema.extend({ secret: z.string() }) }, 422: { description: 'The URL is refused.' } },
      async handle({ body: { url, events, user_id }, principal }) {
        const userId = scanUserOf(principal, user_id);
        const checked = await urls.webhook(url);
        const { secret, ...made } = await webhooks.create({ userId, url: checked.url, events: [...new Set(events)] });
        return { status: 201, body: { ...shown(made), secret }, headers: { 'Cache-Control': 'no-store', Location: `/api/v1/webhooks/${made.id}` } };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webhooks',
      access: 'read',
      tag,
      summary: 'List webhooks: of the key’s user; for admins of everybody.',
      replies: { 200: { description: 'The webhooks.', schema: z.object({ webhooks: z.array(webhookSchema) }) } },
      handle: async ({ principal }) => ({ status: 200, body: { webhooks: (await webhooks.list(may(principal, 'admin') ? null : principal.userId)).map(shown) } }),
    }),
    route({
      method: 'get',
      path: '/api/v1/webhooks/:id',
      access: 'read',
      tag,
      summary: 'Look at a webhook.',
      params: idParams,
      replies: { 200: { description: 'The webhook.', schema: webhookSchema } },
      handle: async ({ params: { id }, principal }) => ({ status: 200, body: shown(await find(principal, id)) }),
    }),
    route({
      method: 'delete',
      path: '/api/v1/webhooks/:id',
      access: 'scan',
      tag,
      summary: 'Remove a webhook and its deliveries.',
      params: idParams,
      replies: { 204: { description: 'It is removed.' } },
      async handle({ params: { id }, principal }) {
        await find(principal, id);
        await webhooks.remove(id);
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/webhooks/:id/test',
      access: 'scan',
      tag,
      summary: 'Send a message of the type webhook.test.',
      params: idParams,
      replies: { 202: { description: 'It is queued.', schema: z.object({ delivery_id: z.string() }) } },
      async handle({ params: { id }, principal }) {
        await find(principal, id);
        const deliveryId = `msg_${randomBytes(18).toString('base64url')}`;
        const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date().toISOString(), data: { webhook_id: id } });
        await courier.accept({ id: deliveryId, webhookId: id, event: 'webhook.test', body });
        return { status: 202, body: { delivery_id: deliveryId }, headers: { Location: `/api/v1/webhooks/${id}/deliveries` } };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webhooks/:id/deliveries',
      access: 'read',
      tag,
      summary: 'What was sent, newest first. The newest 100 are kept.',
      params: idParams,
      replies: { 200: { description: 'The deliveries.', schema: z.object({ deliveries: z.array(deliverySchema) }) } },
      async handle({ params: { id }, principal }) {
        await find(principal, id);
        return { status: 200, body: { deliveries: (await webhooks.deliveries(id)).map(shownDelivery) } };
      },
    }),
  ];
}

function shown({ id, userId, url, events, createdAt, disabledAt, disabledWhy }: Webhook): z.infer<typeof webhookSchema> {
  return { id, user_id: userId, url, events: [...events], created_at: isoTime(createdAt), disabled_at: isoTime(disabledAt), disabled_why: disabledWhy };
}

function shownDelivery({ id, event, state, attempts, createdAt, nextAt, settledAt, lastStatus, lastError }: Delivery): z.infer<typeof deliverySchema> {
  return {
    id,
    event,
    state,
    attempts,
    created_at: isoTime(createdAt),
    next_attempt_at: isoTime(nextAt),
    finished_at: isoTime(settledAt),
    last_status: lastStatus,
    last_error: lastError,
  };
}
