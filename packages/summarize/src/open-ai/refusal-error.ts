import { SummarizeError } from '../summarize-error.js';

/** The error for an answer that is not 200. What the server says is not shown: it may repeat the key. */
export function statusError(status: number): SummarizeError {
  const said = `The model's server answered ${String(status)}.`;
  if (status === 401 || status === 403) return new SummarizeError(said, { code: 'UNAUTHORIZED', hint: 'Check the key and what it may do.' });
  if (status === 402 || status === 429) return new SummarizeError(said, { code: 'RATE_LIMITED', hint: 'Try again later, or check limits and credit.' });
  if (status >= 500) return new SummarizeError(said, { code: 'SERVER_ERROR', hint: 'Try again later.' });
  if (status >= 300 && status < 400) return new SummarizeError(said, { code: 'REJECTED', hint: 'Redirects are not followed: give the final URL.' });
  return new SummarizeError(said, { code: 'REJECTED', hint: 'Check the URL and the name of the model.' });
}

/** How long a server asks to wait, by `Retry-After` in seconds or as a date; `null` where it does not say. Milliseconds. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const ms = /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
