import { describe, expect, it } from 'vitest';
import { fromAiSdk, type AiSdkCall } from './from-ai-sdk.js';

const request = { instructions: 'Be brief.', prompt: 'Say hello.', schema: { type: 'object' }, maxOutputTokens: 50 };

describe('a language model of the AI SDK', () => {
  it.each([
    ['V2', { content: [{ type: 'reasoning', text: 'hm' }, { type: 'text', text: 'hello' }], finishReason: 'stop', usage: { inputTokens: 7, outputTokens: 2 } }],
    ['V3', { content: [{ type: 'text', text: 'hel' }, { type: 'text', text: 'lo' }], finishReason: { unified: 'stop', raw: 'end_turn' }, usage: { inputTokens: { total: 7 }, outputTokens: { total: 2 } } }],
  ])('%s answers as a text model', async (_version, result) => {
    const calls: AiSdkCall[] = [];
    const model = fromAiSdk({ modelId: 'm', doGenerate: (call) => (calls.push(call), Promise.resolve(result)) }, { contextTokens: 9000 });

    expect(await model.generate(request)).toEqual({ text: 'hello', finish: 'stop', inputTokens: 7, outputTokens: 2 });
    expect(model).toMatchObject({ id: 'm', contextTokens: 9000 });
    expect(calls).toEqual([
      {
        prompt: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: [{ type: 'text', text: 'Say hello.' }] }],
        maxOutputTokens: 50,
        responseFormat: { type: 'json', schema: { type: 'object' } },
      },
    ]);
  });

  it.each([
    [{ content: [], finishReason: 'content-filter' }, 'refused'],
    [{ content: [], finishReason: { unified: 'length' } }, 'length'],
    [null, 'stop'],
  ])('that ends with %j has finished with %s', async (result, finish) => {
    expect(await fromAiSdk({ modelId: 'm', doGenerate: () => Promise.resolve(result) }).generate(request)).toMatchObject({ text: '', finish, inputTokens: null });
  });

  it.each([
    [401, 'UNAUTHORIZED'],
    [429, 'RATE_LIMITED'],
    [400, 'REJECTED'],
    [503, 'SERVER_ERROR'],
    [undefined, 'SERVER_ERROR'],
  ])('that fails with %s throws %s, without the words of the SDK', async (statusCode, code) => {
    const error = Object.assign(new Error('key sk-secret'), { statusCode });

    await expect(fromAiSdk({ modelId: 'm', doGenerate: () => Promise.reject(error) }).generate(request)).rejects.toMatchObject({ code, message: expect.not.stringContaining('sk-secret') as string });
  });

  it('rejects with the reason of the signal on abort', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const model = fromAiSdk({ modelId: 'm', doGenerate: () => (controller.abort(reason), Promise.reject(new Error('aborted'))) });

    await expect(model.generate({ ...request, signal: controller.signal })).rejects.toBe(reason);
  });
});
