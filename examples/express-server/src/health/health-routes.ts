import { z } from 'zod';
import type { Services } from '../composition/services.js';
import { route, type Route } from '../http/route.js';

const part = z.object({ ok: z.boolean(), detail: z.string() });
const readySchema = z.object({ status: z.enum(['ready', 'not ready']), parts: z.object({ queue: part, store: part, disk: part, git: part }) });

/** For whoever watches over the server, and for whoever measures it. */
export function healthRoutes({ readiness, metrics }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/health',
      access: 'public',
      tag: 'operation',
      summary: 'The process lives.',
      replies: { 200: { description: 'It does.', schema: z.object({ status: z.literal('ok') }) } },
      handle: () => ({ status: 200, body: { status: 'ok' } }),
    }),
    route({
      method: 'get',
      path: '/ready',
      access: 'public',
      tag: 'operation',
      summary: 'The server can work: queue, store, disk and git.',
      replies: { 200: { description: 'It can.', schema: readySchema }, 503: { description: 'It cannot; `parts` says why.', schema: readySchema } },
      async handle() {
        const parts = await readiness();
        const ready = Object.values(parts).every(({ ok }) => ok);
        return { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'not ready', parts }, headers: { 'Cache-Control': 'no-store', ...(ready ? {} : { 'Retry-After': '5' }) } };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      access: 'read',
      tag: 'operation',
      summary: 'Figures for Prometheus, of this process.',
      replies: { 200: { description: 'The figures.', type: 'text/plain' } },
      handle: async () => ({ status: 200, body: await metrics.text(), type: metrics.contentType }),
    }),
  ];
}
