import type { RequestHandler } from 'express';
import { rateLimit, type Store } from 'express-rate-limit';
import type { Logger } from 'pino';
import type { Principal } from '../auth/principal.js';
import { Problem } from '../http/problem.js';

/** How many scans one client may start. */
export interface ScanLimitOptions {
  /** With credentials; 0: any number. */
  perHour: number;
  /** Without; 0: any number. */
  perHourAnonymous: number;
  /** Hears of counts that cannot be taken back. */
  log: Logger;
  /** Shares the counts with other processes. @default none: each process counts for itself */
  store?: Store;
}

const hourMs = 60 * 60 * 1_000;

/** Counts scans that were really started: what was refused, or failed, costs nothing. Clients are told apart by key, else by address. */
export function createScanLimit({ perHour, perHourAnonymous, log, store }: ScanLimitOptions): RequestHandler {
  const limit = rateLimit({
    windowMs: hourMs,
    limit: (_, response) => mostOf(response.locals['principal'] as Principal),
    skip: (_, response) => mostOf(response.locals['principal'] as Principal) === 0,
    keyGenerator(request, response) {
      const { keyId, anonymous } = response.locals['principal'] as Principal;
      return keyId ?? `${anonymous ? 'anonymous' : 'basic'}:${request.ip ?? ''}`;
    },
    // The address is used as it is, on purpose: an owner of an IPv6 network has as many as it likes, but without credentials this server is on loopback only.
    validate: { keyGeneratorIpFallback: false },
    skipFailedRequests: true,
    logger: log,
    standardHeaders: 'draft-8',
    identifier: 'scans',
    legacyHeaders: false,
    ...(store === undefined ? {} : { store }),
    handler(request, response, next) {
      const retryAfter = Number(response.getHeader('Retry-After') ?? hourMs / 1_000);
      const most = mostOf(response.locals['principal'] as Principal);
      next(new Problem(`That is more than ${most} scans an hour.`, { status: 429, code: 'too-many-scans', retryAfter }));
    },
  });

  function mostOf({ anonymous }: Principal): number {
    return anonymous ? perHourAnonymous : perHour;
  }
  return limit;
}
