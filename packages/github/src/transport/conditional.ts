import { createHash } from 'node:crypto';
import type { Exchange, HttpRequest } from './exchange.js';
import type { ResponseCache } from './response-cache.js';

/**
 * An exchange that remembers answers to GET requests by their ETag and asks GitHub only whether they still hold: a 304 costs
 * nothing of the rate limit. A cache that fails is as good as an empty one.
 */
export function withResponseCache(exchange: Exchange, cache: ResponseCache): Exchange {
  return async (request, signal) => {
    if (request.method !== 'GET') return exchange(request, signal);
    const key = cacheKey(request);
    const cached = await ignoringFailure(() => cache.get(key));
    const conditional =
      cached === undefined ? request : { ...request, headers: { ...request.headers, 'if-none-match': cached.etag } };
    const answer = await exchange(conditional, signal);
    if (answer.status === 304 && cached !== undefined) return { ...answer, status: 200, body: cached.body, fromCache: true };
    const etag = answer.headers['etag'];
    if (answer.status === 200 && etag !== undefined) await ignoringFailure(() => cache.set(key, { etag, body: answer.body }));
    return answer;
  };
}

/** What one token may see another may not: the key tells them apart, by digest. */
function cacheKey(request: HttpRequest): string {
  const authorization = request.headers['authorization'];
  const reader = authorization === undefined ? 'anonymous' : createHash('sha256').update(authorization).digest('hex');
  return `${reader} ${request.url}`;
}

async function ignoringFailure<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
