import { describe, expect, it } from 'vitest';
import { withResponseCache } from './conditional.js';
import type { Exchange, HttpAnswer, HttpRequest } from './exchange.js';
import { createMemoryResponseCache } from './response-cache.js';

const GET: HttpRequest = { method: 'GET', url: 'https://api.github.com/users/mona', headers: { authorization: 'token a' } };
const ok = (body: string, etag?: string): HttpAnswer => ({
  status: 200,
  headers: etag === undefined ? {} : { etag },
  body,
  fromCache: false,
});
const notModified: HttpAnswer = { status: 304, headers: { 'x-ratelimit-remaining': '59' }, body: '', fromCache: false };

const remembering = (...answers: HttpAnswer[]) => {
  const sent: HttpRequest[] = [];
  const exchange: Exchange = (request) => {
    sent.push(request);
    return Promise.resolve(answers[sent.length - 1] ?? notModified);
  };
  return { sent, exchange };
};

describe('a conditional exchange', () => {
  it('asks whether an answer still holds, and gives it again for a 304, with the new headers', async () => {
    const { sent, exchange } = remembering(ok('[1]', 'W/"abc"'), notModified);
    const conditional = withResponseCache(exchange, createMemoryResponseCache());
    await conditional(GET);

    const answer = await conditional(GET);

    expect(sent[1]?.headers['if-none-match']).toBe('W/"abc"');
    expect(answer).toEqual({ status: 200, headers: notModified.headers, body: '[1]', fromCache: true });
  });

  it('replaces an answer that changed', async () => {
    const { sent, exchange } = remembering(ok('[1]', '"1"'), ok('[2]', '"2"'), notModified);
    const conditional = withResponseCache(exchange, createMemoryResponseCache());
    await conditional(GET);

    const changed = await conditional(GET);
    const confirmed = await conditional(GET);

    expect([changed.body, confirmed.body]).toEqual(['[2]', '[2]']);
    expect(sent[2]?.headers['if-none-match']).toBe('"2"');
  });

  it.each([
    ['another token', { ...GET, headers: { authorization: 'token b' } }],
    ['no token', { ...GET, headers: {} }],
    ['another page', { ...GET, url: `${GET.url}?page=2` }],
  ])('does not answer %s from what one token saw', async (_name, request) => {
    const { sent, exchange } = remembering(ok('[1]', '"1"'), ok('[2]', '"2"'));
    const conditional = withResponseCache(exchange, createMemoryResponseCache());
    await conditional(GET);

    await conditional(request);

    expect(sent[1]?.headers['if-none-match']).toBeUndefined();
  });

  it('keeps neither failures, nor answers without an ETag, nor POSTs', async () => {
    const { sent, exchange } = remembering({ ...ok('no', '"1"'), status: 502 }, ok('[1]'), ok('{}', '"2"'));
    const conditional = withResponseCache(exchange, createMemoryResponseCache());

    await conditional(GET);
    await conditional(GET);
    await conditional({ ...GET, method: 'POST' });
    await conditional(GET);

    expect(sent.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('does without a cache that fails', async () => {
    const { exchange } = remembering(ok('[1]', '"1"'));
    const failing = {
      get: () => Promise.reject(new Error('connection lost')),
      set: () => {
        throw new Error('connection lost');
      },
    };

    expect((await withResponseCache(exchange, failing)(GET)).body).toBe('[1]');
  });

  it('never puts the token into a key', async () => {
    const keys: string[] = [];
    const { exchange } = remembering(ok('[1]', '"1"'));
    const watching = { get: (key: string) => void keys.push(key), set: (key: string) => void keys.push(key) };

    await withResponseCache(exchange, watching)({ ...GET, headers: { authorization: 'token ghp_secret' } });

    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain('ghp_secret');
  });
});
