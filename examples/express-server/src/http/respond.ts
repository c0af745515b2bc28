import type { ErrorRequestHandler, Response } from 'express';
import type { Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import type { Reply } from './route.js';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not now',
  413: 'Too large',
  415: 'Not JSON',
  421: 'Wrong host',
  422: 'Cannot be processed',
  429: 'Too many requests',
  500: 'Server error',
  502: 'GitHub failed',
  503: 'Not available',
  504: 'Took too long',
  507: 'No space left',
};

/** Sends a handler's answer. */
export function sendReply(response: Response, { status, body, type, headers = {} }: Reply): void {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else if (typeof body === 'string') response.type(type ?? 'text/plain').send(body);
  else response.json(body);
}

/** Sends a problem as RFC 9457 writes it. */
export function sendProblem(response: Response, { status, code, message, errors, headers }: Problem): void {
  response
    .status(status)
    .set({ ...headers, 'Cache-Control': 'no-store' })
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:reposcan:problem:${code}`,
        title: titles[status] ?? 'Refused',
        status,
        detail: message,
        code,
        request_id: response.getHeader('X-Request-Id'),
        ...(errors.length === 0 ? {} : { errors }),
      }),
    );
}

/** The last handler: whatever went wrong, the client gets a problem and the log its cause. */
export const onError: ErrorRequestHandler = (error, request, response, next) => {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'request failed');
  // Half an answer cannot be taken back: express closes the connection.
  if (response.headersSent) next(error);
  else sendProblem(response, problem);
};
