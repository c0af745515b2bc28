import { describe, expect, it } from 'vitest';
import { readRefusal } from './read-refusal.js';
import { refusalError } from './refusal-error.js';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const RESET = Math.floor(NOW / 1000) + 1800;
const spent = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) };
const plenty = { ...spent, 'x-ratelimit-remaining': '4000' };
const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();
const errors = (type: string | undefined, message = 'no'): unknown => ({
  data: null,
  errors: [{ ...(type ? { type } : {}), message }],
});
const classify = (status: number, headers: Record<string, string>, body: unknown) => {
  const refusal = readRefusal({ status, headers }, body);
  return refusal === null ? null : refusalError(refusal, NOW);
};

describe("GitHub's vocabulary of refusal", () => {
  it.each<[name: string, status: number, headers: Record<string, string>, body: unknown, code: string, retryAt: string | null]>([
    ['bad credentials', 401, plenty, { message: 'Bad credentials' }, 'UNAUTHORIZED', null],
    ['bad credentials with a spent budget', 401, spent, { message: 'Bad credentials' }, 'UNAUTHORIZED', null],
    [
      'primary limit over GraphQL',
      200,
      spent,
      errors('RATE_LIMITED', 'API rate limit exceeded for user ID 1.'),
      'RATE_LIMITED',
      at(1800),
    ],
    ['primary limit by its new type', 200, spent, errors('RATE_LIMIT', 'exceeded'), 'RATE_LIMITED', at(1800)],
    ['primary limit by type, without headers', 200, {}, errors('RATE_LIMITED'), 'RATE_LIMITED', at(60)],
    ['primary limit by message only', 200, {}, errors(undefined, 'API rate limit already exceeded'), 'RATE_LIMITED', at(60)],
    ['primary limit over REST', 403, spent, { message: 'API rate limit exceeded for 192.0.2.1.' }, 'RATE_LIMITED', at(1800)],
    ['primary limit as 429', 429, spent, { message: 'Slow down' }, 'RATE_LIMITED', at(1800)],
    ['a bare 429', 429, {}, undefined, 'SECONDARY_RATE_LIMITED', at(60)],
    [
      'secondary limit with retry-after',
      403,
      { ...plenty, 'retry-after': '30' },
      { message: 'You have exceeded a secondary rate limit.' },
      'SECONDARY_RATE_LIMITED',
      at(30),
    ],
    [
      'secondary limit without retry-after',
      403,
      plenty,
      { message: 'You have exceeded a secondary rate limit' },
      'SECONDARY_RATE_LIMITED',
      at(60),
    ],
    [
      'secondary limit over GraphQL',
      200,
      plenty,
      errors(undefined, 'You have exceeded a secondary rate limit'),
      'SECONDARY_RATE_LIMITED',
      at(60),
    ],
    [
      'secondary limit by its old name',
      403,
      plenty,
      { message: 'You have triggered an abuse detection mechanism' },
      'SECONDARY_RATE_LIMITED',
      at(60),
    ],
    [
      'retry-after without a message',
      403,
      { ...plenty, 'retry-after': '5' },
      { message: 'Forbidden' },
      'SECONDARY_RATE_LIMITED',
      at(5),
    ],
    [
      'retry-after as a date',
      429,
      { 'retry-after': 'Sun, 01 Nov 2026 12:02:00 GMT' },
      { message: 'Too many requests' },
      'SECONDARY_RATE_LIMITED',
      at(120),
    ],
    [
      'resource limits',
      200,
      plenty,
      errors('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.'),
      'RESOURCE_LIMITED',
      null,
    ],
    [
      'resource limits by message',
      200,
      plenty,
      errors(undefined, 'Resource limits for this query exceeded.'),
      'RESOURCE_LIMITED',
      null,
    ],
    [
      'node limit',
      200,
      plenty,
      errors('MAX_NODE_LIMIT_EXCEEDED', 'This query requests up to 600,000 possible nodes'),
      'RESOURCE_LIMITED',
      null,
    ],
    [
      'a query that GitHub cut off',
      200,
      plenty,
      errors(undefined, 'A query attribute must be specified and must be a string.'),
      'RESOURCE_LIMITED',
      null,
    ],
    ['unknown login', 200, plenty, errors('NOT_FOUND', "Could not resolve to a User with the login of 'x'."), 'NOT_FOUND', null],
    ['REST 404', 404, plenty, { message: 'Not Found' }, 'NOT_FOUND', null],
    ['REST 404 on the last request of the budget', 404, spent, { message: 'Not Found' }, 'NOT_FOUND', null],
    ['forbidden field', 200, plenty, errors('FORBIDDEN', 'Resource not accessible by personal access token'), 'FORBIDDEN', null],
    [
      'missing scope',
      200,
      plenty,
      errors('INSUFFICIENT_SCOPES', 'Your token has not been granted the required scopes'),
      'FORBIDDEN',
      null,
    ],
    ['SSO', 403, plenty, { message: 'Resource protected by organization SAML enforcement.' }, 'FORBIDDEN', null],
    ['blocked for legal reasons', 451, plenty, { message: 'Repository access blocked' }, 'FORBIDDEN', null],
    ['502 with a page', 502, {}, undefined, 'SERVER_ERROR', null],
    ['502 with a message', 502, {}, { message: "We couldn't respond to your request in time." }, 'SERVER_ERROR', null],
    ['503 with retry-after', 503, { 'retry-after': '10' }, undefined, 'SERVER_ERROR', at(10)],
    ['504', 504, {}, undefined, 'SERVER_ERROR', null],
    ['500', 500, plenty, { message: 'Server Error' }, 'SERVER_ERROR', null],
    [
      'a failed query',
      200,
      plenty,
      errors(undefined, 'Something went wrong while executing your query. Please include `x`.'),
      'SERVER_ERROR',
      null,
    ],
    ['service unavailable', 200, plenty, errors('SERVICE_UNAVAILABLE'), 'SERVER_ERROR', null],
    ['a page instead of JSON', 200, {}, undefined, 'INVALID_RESPONSE', null],
    [
      'a bad cursor',
      200,
      plenty,
      errors('INVALID_CURSOR_ARGUMENTS', '`x` does not appear to be a valid cursor.'),
      'INVALID_RESPONSE',
      null,
    ],
    ['a redirect elsewhere', 302, {}, undefined, 'INVALID_RESPONSE', null],
    ['an unknown refusal', 422, plenty, { message: 'Validation Failed' }, 'INVALID_RESPONSE', null],
  ])('%s', (_name, status, headers, body, code, retryAt) => {
    const error = classify(status, headers, body);

    expect(error).toMatchObject({ code, status });
    expect(error?.retryAt?.toISOString() ?? null).toBe(retryAt);
  });

  it('finds nothing wrong with an answer that has data and no errors', () => {
    expect(readRefusal({ status: 200, headers: spent }, { data: { owner: {} } })).toBeNull();
  });

  it('calls only failures of GitHub and of the way there transient', () => {
    const transient = [502, 504, 500, 200].map((status) => classify(status, {}, undefined)?.transient);
    const final = [
      classify(401, {}, {})?.transient,
      classify(404, {}, {})?.transient,
      classify(403, spent, {})?.transient,
      classify(200, {}, errors('RESOURCE_LIMITS_EXCEEDED'))?.transient,
    ];

    expect(transient).toEqual([true, true, true, true]);
    expect(final).toEqual([false, false, false, false]);
  });

  it('shows what GitHub said without control characters, and when to come back', () => {
    const error = classify(403, spent, { message: 'API rate limit\u001b[31m exceeded\u202e' });

    expect(error?.message).toContain('GitHub answered 403: API rate limit exceeded.');
    expect(error?.message).toContain(at(1800));
  });

  it('does not put a page of HTML into a message', () => {
    expect(classify(502, {}, undefined)?.message).toMatch(/^GitHub answered 502: the body is not JSON\./);
  });
});
