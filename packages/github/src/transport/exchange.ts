import type { Clock } from '../clock.js';
import { GithubError } from '../github-error.js';
import { withDeadline } from './deadline.js';
import { networkError } from './network-error.js';

// GitHub's own answers end far below this; something else is answering beyond it.
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** One HTTP request. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** One HTTP answer, whatever its status. Header names are in lower case. */
export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** The body comes from the response cache: GitHub confirmed it with 304. */
  fromCache: boolean;
}

/** Sends one request and reads its answer whole. @throws GithubError NETWORK, TIMEOUT, ABORTED, INVALID_RESPONSE */
export type Exchange = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;

/** What an exchange needs of the world. */
export interface ExchangeOptions {
  fetch: typeof fetch;
  clock: Clock;
  requestTimeoutMs: number;
  /** @default 64 Mi */
  maxBodyBytes?: number;
}

/**
 * An exchange over `fetch`: a deadline for head and body together, a bound on the body, redirects only within the same origin.
 */
export function createExchange(options: ExchangeOptions): Exchange {
  const { clock, requestTimeoutMs, maxBodyBytes = MAX_BODY_BYTES } = options;

  const attempt = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    try {
      const response = await fetchWithinOrigin(options.fetch, request, signal);
      const body = await readBody(response, maxBodyBytes);
      return { status: response.status, headers: Object.fromEntries(response.headers), body, fromCache: false };
    } catch (error) {
      throw error instanceof GithubError ? error : networkError(error);
    }
  };

  return (request, signal) => withDeadline({ ms: requestTimeoutMs, clock, signal }, (deadline) => attempt(request, deadline));
}

/** GitHub redirects renamed accounts. Elsewhere no token may follow; a POST that is redirected would lose its body. */
async function fetchWithinOrigin(fetcher: typeof fetch, request: HttpRequest, signal: AbortSignal): Promise<Response> {
  let url = request.url;
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetcher(url, {
      method: request.method,
      headers: { ...request.headers },
      redirect: 'manual',
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const location = response.headers.get('location');
    const redirected = [301, 302, 307, 308].includes(response.status) && location !== null && URL.canParse(location, url);
    if (!redirected || request.method !== 'GET' || redirects === MAX_REDIRECTS) return response;
    const target = new URL(location, url);
    if (target.origin !== new URL(url).origin) return response;
    await response.body?.cancel();
    url = target.href;
  }
}

async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  const parts: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new GithubError(`The answer is larger than ${maxBytes} bytes.`, {
        code: 'INVALID_RESPONSE',
        status: response.status,
        hint: 'Check that the base URL is a GitHub.',
      });
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}
