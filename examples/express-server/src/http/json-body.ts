import express, { type RequestHandler } from 'express';
import { Problem } from './problem.js';

const parse = express.json({ limit: '100kb', inflate: false, type: () => true });

/** Reads a JSON body: at most 100 kB, not compressed, and declared as JSON. */
export const jsonBody: RequestHandler = (request, response, next) => {
  // `false`: another type. `null`: no body, which the schema may or may not want.
  if (request.is('application/json') === false) {
    next(new Problem('Send the body as application/json.', { status: 415, code: 'not-json' }));
    return;
  }
  parse(request, response, next);
};
