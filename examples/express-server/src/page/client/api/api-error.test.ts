import { expect, it } from 'vitest';
import { errorOf } from './api-error.js';

const problem = (status: number, body: unknown, headers: Record<string, string> = {}) => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

it('says a problem in its own words, with the id of the request', async () => {
  const error = await errorOf(problem(422, { title: 'Cannot be processed', detail: 'The port 22 is not among 443.', request_id: 'r1' }));

  expect(error).toMatchObject({ title: 'That cannot be scanned', message: 'The port 22 is not among 443.', requestId: 'r1', status: 422 });
});

it.each([
  ['30', 'Try again in 30 seconds.'],
  ['1800', 'Try again in 30 minutes.'],
  ['7200', 'Try again in 2 hours.'],
])('says when to try again after %s seconds', async (seconds, words) => {
  expect((await errorOf(problem(429, {}, { 'retry-after': seconds }))).message).toContain(words);
});

it.each([
  ['a page of a proxy', '<h1>Bad gateway</h1>'],
  ['a problem whose members are no texts', { title: 1, detail: {}, errors: 'x', request_id: [] }],
])('has words of its own for %s', async (_, body) => {
  const error = await errorOf(problem(502, body));

  expect(error).toMatchObject({ title: 'The server answered 502', message: 'The server could not do this.', requestId: null });
});
