import type { Express, Request, RequestHandler, Response } from 'express';
import { checked } from './checked.js';
import { jsonBody } from './json-body.js';
import { sendReply } from './respond.js';
import type { Call, Reply, Route } from './route.js';

/** What stands before a handler. */
export interface Guards {
  authenticate: (access: Route['access']) => RequestHandler;
  limitScans: RequestHandler;
  /** Answers a repeated request as the first one was. */
  once: (call: Call, answer: () => Promise<Reply | null>) => Promise<Reply | null>;
}

/** Adds a route to the app: first who asks, then how often, then what. */
export function mountRoute(app: Express, route: Route, { authenticate, limitScans, once }: Guards): void {
  const answer = async (request: Request, response: Response): Promise<void> => {
    const call: Call = {
      params: checked(route.params, request.params, 'path'),
      query: checked(route.query, request.query, 'query'),
      body: route.body === undefined ? undefined : checked(route.body, request.body, 'body'),
      principal: response.locals['principal'],
      signal: signalOf(response),
      request,
      response,
    };
    const handle = async (): Promise<Reply | null> => route.handle(call);
    const reply = route.idempotent === true ? await once(call, handle) : await handle();
    if (reply !== null && !response.destroyed) sendReply(response, reply);
  };

  app[route.method](
    route.path,
    authenticate(route.access),
    ...(route.countsAsScan === true ? [limitScans] : []),
    ...(route.body === undefined ? [] : [jsonBody]),
    answer,
  );
}

function signalOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new Error('The client went away.'));
  });
  return gone.signal;
}
