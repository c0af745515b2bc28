import { describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { createScriptedFetch, jsonResponse, neverAnswering, type Script } from '../fixtures/scripted-fetch.js';
import { createExchange, type ExchangeOptions } from './exchange.js';

const GET = { method: 'GET', url: 'https://api.github.com/users/mona', headers: { authorization: 'token secret' } };

const exchanging = (script: Script, options: Partial<ExchangeOptions> = {}) => {
  const scripted = createScriptedFetch(script);
  const clock = createManualClock();
  return { ...scripted, clock, exchange: createExchange({ fetch: scripted.fetch, clock, requestTimeoutMs: 11_000, ...options }) };
};

/** A body that arrives in pieces and may break off. */
const streaming = (pieces: readonly Uint8Array[], failure?: Error): Response =>
  new Response(
    new ReadableStream({
      pull(controller) {
        const [piece, ...rest] = pieces;
        pieces = rest;
        if (piece !== undefined) controller.enqueue(piece);
        else if (failure !== undefined) controller.error(failure);
        else controller.close();
      },
    }),
  );

describe('one exchange over HTTP', () => {
  it('gives status, headers in lower case and the body', async () => {
    const { exchange } = exchanging(() => jsonResponse({ login: 'mona' }, 200, { 'X-RateLimit-Limit': '60' }));

    const answer = await exchange(GET);

    expect(answer).toMatchObject({ status: 200, body: '{"login":"mona"}', fromCache: false });
    expect(answer.headers['x-ratelimit-limit']).toBe('60');
  });

  it('puts characters together that were cut between two pieces', async () => {
    const bytes = new TextEncoder().encode('"Zürich 🚀"');
    const { exchange } = exchanging(() => streaming([...bytes].map((byte) => Uint8Array.of(byte))));

    expect((await exchange(GET)).body).toBe('"Zürich 🚀"');
  });

  it('fails with NETWORK where the body breaks off', async () => {
    const { exchange, clock } = exchanging(() => streaming([Uint8Array.of(123)], new TypeError('terminated')));

    await expect(exchange(GET)).rejects.toMatchObject({ code: 'NETWORK', transient: true });
    expect(clock.pending).toBe(0);
  });

  it('ends a body that grows beyond its bound', async () => {
    const endless = (): Response =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) }));
    const { exchange } = exchanging(endless, { maxBodyBytes: 10_000 });

    await expect(exchange(GET)).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
      message: expect.stringContaining('10000 bytes') as string,
    });
  });

  it('times out where the body hangs, and aborts the request', async () => {
    const { exchange, clock, sent } = exchanging(() => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })));
    const work = exchange(GET);
    await new Promise((resolve) => setImmediate(resolve));

    clock.advance(11_000);

    await expect(work).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(sent[0]?.signal?.aborted).toBe(true);
  });

  it('aborts the request in flight when the caller does', async () => {
    const { exchange, sent } = exchanging(neverAnswering);
    const controller = new AbortController();
    const work = exchange(GET, controller.signal);
    await new Promise((resolve) => setImmediate(resolve));

    controller.abort();

    await expect(work).rejects.toMatchObject({ code: 'ABORTED' });
    expect(sent[0]?.signal?.aborted).toBe(true);
  });

  it('follows a redirect within the same origin, as for a renamed organisation', async () => {
    const { exchange, sent } = exchanging(({ url }) =>
      url.pathname === '/users/mona'
        ? new Response(null, { status: 301, headers: { location: '/user/583231' } })
        : jsonResponse({ ok: true }),
    );

    expect((await exchange(GET)).body).toBe('{"ok":true}');
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/users/mona', '/user/583231']);
  });

  it.each(['https://evil.example/users/mona', 'http://api.github.com/users/mona', '//evil.example/'])(
    'does not take the token to %s',
    async (location) => {
      const { exchange, sent } = exchanging(() => new Response(null, { status: 302, headers: { location } }));

      expect((await exchange(GET)).status).toBe(302);
      expect(sent).toHaveLength(1);
    },
  );

  it('gives up on a redirect that goes in circles', async () => {
    const { exchange, sent } = exchanging(() => new Response(null, { status: 302, headers: { location: '/users/mona' } }));

    expect((await exchange(GET)).status).toBe(302);
    expect(sent).toHaveLength(4);
  });

  it('does not repeat a POST at another address', async () => {
    const { exchange, sent } = exchanging(() => new Response(null, { status: 307, headers: { location: '/elsewhere' } }));

    await exchange({ ...GET, method: 'POST', body: '{}' });

    expect(sent).toHaveLength(1);
  });
});
