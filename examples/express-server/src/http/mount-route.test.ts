import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { everybody } from '../auth/principal.js';
import { mountRoute } from './mount-route.js';
import { route, type Call } from './route.js';

let server: Server | null = null;

afterEach(() => void server?.close());

/** Serves one route that hands its calls out, and never answers by itself. */
async function serve(): Promise<{ url: string; called: Promise<Call> }> {
  const app = express();
  let onCall: (call: Call) => void;
  const called = new Promise<Call>((resolve) => (onCall = resolve));
  const never = route({
    method: 'get',
    path: '/never',
    access: 'public',
    tag: 'test',
    summary: '',
    replies: {},
    handle: (call) => {
      onCall(call);
      return new Promise((resolve) => call.signal.addEventListener('abort', () => resolve(null)));
    },
  });
  mountRoute(app, never, {
    authenticate: () => (_, response, next) => {
      response.locals['principal'] = everybody;
      next();
    },
    limitScans: (_, __, next) => next(),
    once: (_, answer) => answer(),
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/never`, called };
}

it('a handler learns that its client has gone', async () => {
  const { url, called } = await serve();
  const leaving = new AbortController();
  const asked = fetch(url, { signal: leaving.signal }).catch((error: unknown) => error);
  const { signal } = await called;
  const before = signal.aborted;

  leaving.abort();
  await asked;
  if (!signal.aborted) await once(signal, 'abort');

  expect([before, signal.aborted]).toEqual([false, true]);
});
