import { afterEach, describe, expect, it } from 'vitest';
import { ferry } from '../fixtures/ferry.js';
import { createManualClock } from '../fixtures/manual-clock.js';
import { complete, normally, sendJson, startModelServer, type Behaviour, type ModelServer } from '../fixtures/model-server.js';
import { scanned } from '../fixtures/scanned.js';
import { createSummarizer } from '../summarizer.js';
import { createOpenAiModel } from './open-ai-model.js';

const { tree, input } = scanned({ ...ferry, 'docs/guide.md': '# Guide\n\nA plan ends with <|endoftext|> in its last chunk.\n' });
let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
const summarizeWith = async (behaviour: Behaviour, timeoutMs = 20_000) => {
  server = await startModelServer(behaviour);
  const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: 'sk-secret', model: 'm', clock: createManualClock({ skipUpTo: 60_000 }) });
  return createSummarizer({ model, timeoutMs }).summarize(tree, input);
};

describe('a summary', () => {
  it('is written by a server that answers as it should', async () => {
    expect(await summarizeWith(normally)).toMatchObject({ docs: { method: 'model' }, code: { method: 'model' }, merged: { method: 'model' }, fallback: null });
  });

  it.each<[string, Behaviour]>([
    ['answers 429 at first', (response, received, turn) => (turn <= 2 ? sendJson(response, 429, {}, { 'retry-after': '1' }) : normally(response, received, turn))],
    ['answers 500 at first', (response, received, turn) => (turn === 1 ? sendJson(response, 500, {}) : normally(response, received, turn))],
    ['knows no schema', (response, received, turn) => (received.body.response_format === undefined ? normally(response, received, turn) : sendJson(response, 400, { error: 'unknown field response_format' }))],
  ])('is written by a server that %s', async (_what, behaviour) => {
    expect(await summarizeWith(behaviour)).toMatchObject({ docs: { method: 'model' }, code: { method: 'model' }, fallback: null });
  });

  it('is written by a server that puts prose around its JSON', async () => {
    const chatty: Behaviour = (response, received, turn) => {
      const inner = { writeHead: () => inner, end: (json: string) => complete(response, `Here it is:\n${(JSON.parse(json) as { choices: { message: { content: string } }[] }).choices[0]?.message.content ?? ''}\nBye.`) };
      normally(inner as unknown as typeof response, received, turn);
    };

    expect(await summarizeWith(chatty)).toMatchObject({ docs: { method: 'model' }, fallback: null });
  });

  it.each<[string, Behaviour, string]>([
    ['always answers 500', (response) => sendJson(response, 500, {}), 'answered 500'],
    ['always answers 429', (response) => sendJson(response, 429, {}, { 'retry-after': '9999' }), 'answered 429'],
    ['knows no such key', (response) => sendJson(response, 401, {}), 'Check the key'],
    ['cuts the body', (response) => response.writeHead(200, { 'content-length': '1000' }).write('{', () => response.destroy()), 'broke off'],
    ['cuts the stream', (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices":[{"delta":{"content":"{"}}]}\n\n'), 'broke off'],
    ['sends no JSON', (response) => response.writeHead(200).end('nonsense'), 'not a chat completion'],
    ['has a model that writes no JSON', (response) => complete(response, '{"claims": [{'), 'not JSON'],
    ['has a model that writes other JSON', (response) => complete(response, '{"summary": "x"}'), 'not of the shape'],
    ['has a model that refuses', (response) => complete(response, '', { refusal: 'I will not.' }), 'refused'],
    ['has a model that refuses in words', (response) => complete(response, 'I cannot help with that.'), 'refused'],
    ['answers nothing', (response) => complete(response, ''), 'empty'],
    ['sends far too much', (response) => response.writeHead(200).end('x'.repeat(5_000_000)), 'larger than'],
    ['redirects', (response) => response.writeHead(302, { location: 'https://evil.example/' }).end(), 'Redirects are not followed'],
    ['invents everything', (response) => complete(response, JSON.stringify({ claims: [{ topic: 'what', text: 'Zorblax frobnicates 99 quuxes.', sources: ['D1', 'D999'] }] })), 'Nothing in the answer'],
  ])('is extractive, and says why, where a server %s', async (_what, behaviour, reason) => {
    const extractive = await createSummarizer().summarize(tree, input);

    const summary = await summarizeWith(behaviour);

    expect(summary.merged).toEqual(extractive.merged);
    expect(summary.headline).toEqual(extractive.headline);
    expect(summary.fallback).toContain(reason);
    expect(JSON.stringify(summary)).not.toContain('sk-secret');
  });

  it('is extractive where a server never answers, and leaves no request open', async () => {
    const summary = await summarizeWith(() => {}, 50);

    expect(summary.merged.method).toBe('extractive');
    expect(summary.fallback).toContain('did not answer within');
    await expect.poll(() => server?.open).toBe(0);
  });

  it('is half extractive where a server fails half of the time', async () => {
    const summary = await summarizeWith((response, received, turn) => (received.body.messages[1]?.content.includes('[C1]') === true ? sendJson(response, 500, {}) : normally(response, received, turn)));

    expect(summary).toMatchObject({ docs: { method: 'model' }, code: { method: 'extractive' }, merged: { method: 'model' } });
    expect(summary.fallback).toContain('code: ');
  });
});
