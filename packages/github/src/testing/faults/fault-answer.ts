import { failure, json, type Answer } from '../answer.js';
import type { RateBudgets, RateOwner, RateResource } from '../rate-budget.js';
import type { Fault } from './fault.js';

/** Where a fault is played. */
export interface FaultSituation {
  budgets: RateBudgets;
  resource: RateResource;
  owner: RateOwner;
  /** Milliseconds. */
  now: number;
}

/** What is answered instead of the real answer; `null` where the fault leaves it in place. */
export function faultAnswer(fault: Fault, { budgets, resource, owner, now }: FaultSituation): Answer | null {
  const limits = budgets.headers(resource, owner);
  const exhausted = (resetAfter = 3600): Record<string, string> => ({
    ...limits,
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': limits['x-ratelimit-limit'] ?? '0',
    'x-ratelimit-reset': String(Math.floor(now / 1000) + resetAfter),
  });
  switch (fault.kind) {
    case 'rate-limit-200':
      return json(
        200,
        { errors: [{ type: 'RATE_LIMITED', message: `API rate limit exceeded for user ID 1.` }] },
        exhausted(fault.resetAfter),
      );
    case 'rate-limit-403':
      return failure(403, 'API rate limit exceeded for user ID 1.', exhausted(fault.resetAfter));
    case 'secondary-403': {
      const { retryAfter = 60 } = fault;
      return failure(403, SECONDARY_LIMIT, { ...limits, ...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) }) });
    }
    case 'secondary-200-message':
      return json(200, { errors: [{ message: SECONDARY_LIMIT }] }, limits);
    case 'status':
      return statusAnswer(fault.status, fault.body ?? 'html');
    case 'unauthorized':
      return failure(401, 'Bad credentials');
    default:
      return null;
  }
}

const SECONDARY_LIMIT = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** What GitHub says when an answer took too long. */
export const GAVE_UP =
  "We couldn't respond to your request in time. Sorry about that. Please try resubmitting your request and contact us if the problem persists.";

function statusAnswer(status: number, body: 'html' | 'json' | 'empty'): Answer {
  if (body === 'json') return json(status, { message: status === 500 ? 'Server Error' : GAVE_UP });
  if (body === 'empty') return { status, headers: {}, body: '', work: { nodes: 0, counters: 0 } };
  const html = `<!DOCTYPE html>\n<html>\n  <head><title>Unicorn! &middot; GitHub</title></head>\n  <body>\n    <p><strong>We had issues producing the response to your request.</strong></p>\n    <p>Sorry about that. Please try refreshing and contact us if the problem persists.</p>\n  </body>\n</html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html, work: { nodes: 0, counters: 0 } };
}
