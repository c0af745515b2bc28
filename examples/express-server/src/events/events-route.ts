import type { Response } from 'express';
import type { Services } from '../composition/services.js';
import { idParams } from '../http/identifiers.js';
import { route, type Route } from '../http/route.js';
import { findJob } from '../jobs/find-job.js';
import type { StreamSink } from './event-stream.js';

/** A job, live. */
export function eventsRoute({ queue, events }: Services): Route {
  return route({
    method: 'get',
    path: '/api/v1/jobs/:id/events',
    access: 'read',
    tag: 'jobs',
    summary: 'Watch a job by server-sent events.',
    description:
      'Events: `status` and `progress` (the newest only), `partial` (each stage that completed, with its number as id), `gap` (Last-Event-ID is not of this job: all partials are sent again), and exactly one `end` with the reason `finished`, `shutdown` or `gone`. A comment every 15 s keeps the connection open.',
    headers: { 'Last-Event-ID': 'Goes on after this event; 204 where that was the end.' },
    params: idParams,
    replies: { 200: { description: 'The events.', type: 'text/event-stream' }, 204: { description: 'The end was seen.' } },
    async handle({ params: { id }, principal, request, response }) {
      const job = await findJob(queue, principal, id);
      const lastEventId = request.headers['last-event-id'];
      await events.stream(job, sinkOf(response), Array.isArray(lastEventId) ? lastEventId[0] : lastEventId);
      return null;
    },
  });
}

function sinkOf(response: Response): StreamSink {
  return {
    get closed() {
      return response.destroyed;
    },
    nothingMore: () => void response.status(204).end(),
    open() {
      response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
      response.flushHeaders();
    },
    write: (text) => response.write(text),
    onDrain: (listener) => void response.on('drain', listener),
    onClose: (listener) => void response.on('close', listener),
    end: () => void response.end(),
    destroy: () => void response.destroy(),
  };
}
