import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { complete, sendJson, startModelServer, type Behaviour, type ModelServer } from '../fixtures/model-server.js';
import { createOpenAiModel } from './open-ai-model.js';
import type { OpenAiOptions } from './open-ai-options.js';

const key = 'sk-very-secret-123';
const request = { instructions: 'Be brief.', prompt: 'Say hello.', schema: { type: 'object' }, maxOutputTokens: 50 };
const servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
const serving = async (behaviour: Behaviour, options: Partial<OpenAiOptions> = {}) => {
  const server = await startModelServer(behaviour);
  servers.push(server);
  const clock = createManualClock({ skipUpTo: 60_000 });
  return { server, clock, model: createOpenAiModel({ baseUrl: server.baseUrl, apiKey: key, model: 'm', clock, ...options }) };
};
/** The error of a request, in full, as a log would show it. */
const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown as Error & { code: string; requests: number },
  );
  expect(JSON.stringify([error, error?.stack, error?.message, String(error?.cause)])).not.toContain(key);
  return error;
};

describe('a model behind an OpenAI-compatible server', () => {
  it('is asked with a schema, and counts as the server counts', async () => {
    const { server, model } = await serving((response) => complete(response, '{"hello":1}'));

    const answer = await model.generate(request);

    expect(answer).toEqual({ text: '{"hello":1}', finish: 'stop', inputTokens: 100, outputTokens: 20, requests: 1 });
    expect(server.received[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(server.received[0]?.body).toMatchObject({
      model: 'm',
      max_tokens: 50,
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Say hello.' }],
      response_format: { type: 'json_schema', json_schema: { strict: true, schema: { type: 'object' } } },
    });
  });

  it.each([
    ['response_format', 'This model does not support response_format', ['max_tokens', 'messages', 'model']],
    ['max_tokens', "Use 'max_completion_tokens' instead", ['max_completion_tokens', 'messages', 'model', 'response_format']],
  ])('does without %s where the server refuses it, from then on', async (_what, message, sent) => {
    const { server, model } = await serving((response, _received, turn) => (turn === 1 ? sendJson(response, 400, { error: { message } }) : complete(response, 'hello')));

    expect(await model.generate(request)).toMatchObject({ text: 'hello', requests: 2 });
    await model.generate(request);

    expect(server.received.slice(1).map(({ body }) => Object.keys(body).sort())).toEqual([sent, sent]);
  });

  it('waits as long as a 429 says, and is asked again', async () => {
    const { clock, model } = await serving((response, _received, turn) => (turn === 1 ? sendJson(response, 429, {}, { 'retry-after': '7' }) : complete(response, 'hello')));

    expect(await model.generate(request)).toMatchObject({ text: 'hello', requests: 2 });
    expect(clock.waits).toEqual([7000]);
  });

  it('does not wait longer than it may', async () => {
    const { clock, model } = await serving((response) => sendJson(response, 429, {}, { 'retry-after': '3600' }));

    expect(await failureOf(model.generate(request))).toMatchObject({ code: 'RATE_LIMITED', requests: 1 });
    expect(clock.waits).toEqual([]);
  });

  it('is asked again after a 500, but not for ever', async () => {
    const { clock, model } = await serving((response) => sendJson(response, 500, { error: { message: `key ${key}` } }));

    expect(await failureOf(model.generate(request))).toMatchObject({ code: 'SERVER_ERROR', requests: 3 });
    expect(clock.waits).toEqual([500, 1000]);
  });

  it.each<[string, Behaviour, string]>([
    ['a 401', (response) => sendJson(response, 401, { error: { message: `Incorrect API key: ${key}` } }), 'UNAUTHORIZED'],
    ['a 404', (response) => sendJson(response, 404, {}), 'REJECTED'],
    ['a 400 that it cannot help', (response) => sendJson(response, 400, { error: { message: 'too long' } }), 'REJECTED'],
    ['a redirect', (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/v1' }).end(), 'REJECTED'],
    ['a web page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'), 'INVALID_ANSWER'],
    ['other JSON', (response) => sendJson(response, 200, { choices: [] }), 'INVALID_ANSWER'],
    ['five megabytes', (response) => response.writeHead(200, {}).end('x'.repeat(5_000_000)), 'INVALID_ANSWER'],
    ['a body that is cut', (response) => response.writeHead(200, { 'content-length': '1000' }).write('{"choices":', () => response.destroy()), 'CUT_OFF'],
    ['a stream that is cut', (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices":[{"delta":{"content":"hel"}}]}\n\n'), 'CUT_OFF'],
    ['a connection that breaks', (response) => response.destroy(), 'NETWORK'],
  ])('ends with an error, after one request and without the key, for %s', async (_what, behaviour, code) => {
    const { server, model } = await serving(behaviour);

    expect(await failureOf(model.generate(request))).toMatchObject({ name: 'SummarizeError', code, requests: 1 });
    expect(server.received).toHaveLength(1);
  });

  it.each<[string, Behaviour, string]>([
    ['refused by the model', (response) => complete(response, '', { refusal: 'No.' }), 'refused'],
    ['filtered', (response) => complete(response, '', { finish_reason: 'content_filter' }), 'refused'],
    ['cut at its length', (response) => complete(response, '{"cl', { finish_reason: 'length' }), 'length'],
    [
      'streamed unasked',
      (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices":[{"delta":{"content":"hel"}}]}\n\ndata: {"choices":[{"delta":{"content":"lo"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'),
      'stop',
    ],
  ])('says that an answer was %s', async (_what, behaviour, finish) => {
    const { model } = await serving(behaviour);

    expect(await model.generate(request)).toMatchObject({ finish });
  });

  it('is not reached where nobody listens, and says so after some attempts', async () => {
    const { server, model } = await serving(() => {});
    await server.close();
    servers.length = 0;

    expect(await failureOf(model.generate(request))).toMatchObject({ code: 'NETWORK', requests: 3 });
  });

  it('is left at once when the caller aborts: no request stays open', async () => {
    const { server, model } = await serving(() => {});
    const controller = new AbortController();
    const work = model.generate({ ...request, signal: controller.signal });
    await expect.poll(() => server.received.length).toBe(1);
    const reason = new Error('enough');

    controller.abort(reason);

    await expect(work).rejects.toBe(reason);
    await expect.poll(() => server.open).toBe(0);
  });

  it('takes special tokens as text', async () => {
    const { server, model } = await serving((response) => complete(response, 'ok'));

    await model.generate({ ...request, prompt: 'a <|endoftext|> b' });

    expect(server.received[0]?.body.messages[1]?.content).toBe('a <|endoftext|> b');
  });

  it.each([
    ['no URL', { baseUrl: 'models' }],
    ['plain HTTP to elsewhere', { baseUrl: 'http://models.example/v1' }],
    ['a password in the URL', { baseUrl: `https://user:${key}@models.example/v1` }],
    ['a query', { baseUrl: `https://models.example/v1?key=${key}` }],
    ['a key with a line break', { apiKey: `${key}\nx: y` }],
    ['no model', { model: '' }],
    ['half a token', { contextTokens: 0.5 }],
    ['a negative number', { maxRetries: -1 }],
  ])('is not made of %s', (_what, options) => {
    const make = () => createOpenAiModel({ baseUrl: 'https://models.example/v1', model: 'm', ...options });

    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', message: expect.not.stringContaining(key) as string }) as Error);
  });
});
