import type { RequestHandler } from 'express';
import { isLoopback } from '../config/loopback.js';
import { Problem } from './problem.js';

/**
 * Refuses what a page of another site has a browser send. Without credentials (`open`) the browser of this machine's user is all that protects the server: there the
 * name that was asked for must be a loopback one too, or a name that a stranger points at this machine would do.
 */
export function sameOrigin(open: boolean): RequestHandler {
  return ({ headers, method }, _, next) => {
    const { host = '', origin } = headers;
    if (open && !isLoopback(host.replace(/:\d+$/, ''))) {
      return next(new Problem('Without credentials this server answers to loopback names only.', { status: 421, code: 'host-refused' }));
    }
    const isRead = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
    const foreign = headers['sec-fetch-site'] === 'cross-site' || (origin !== undefined && !isOriginOf(origin, host));
    next(!isRead && foreign ? new Problem('Another site may not do this.', { status: 403, code: 'cross-origin' }) : undefined);
  };
}

function isOriginOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
