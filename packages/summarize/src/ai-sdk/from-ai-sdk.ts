import { member } from '../project/untrusted-record.js';
import { SummarizeError } from '../summarize-error.js';
import type { TextAnswer, TextModel } from '../text-model.js';

/** What is asked of a language model of the AI SDK. */
export interface AiSdkCall {
  prompt: ({ role: 'system'; content: string } | { role: 'user'; content: { type: 'text'; text: string }[] })[];
  maxOutputTokens: number;
  responseFormat: { type: 'text' } | { type: 'json'; schema: Record<string, unknown> };
  abortSignal?: AbortSignal;
}

/** The part of the AI SDK's language models (`LanguageModelV2` and newer) that is needed, so that the package `ai` is not. */
export interface AiSdkLanguageModel {
  readonly modelId: string;
  doGenerate(call: AiSdkCall): PromiseLike<unknown>;
}

/** A language model of the AI SDK, such as `openai('gpt-5-mini')`, as a text model. It is given no tools, and its own retries are not used. */
export function fromAiSdk(model: AiSdkLanguageModel, { contextTokens = 32_000 }: { contextTokens?: number } = {}): TextModel {
  return {
    id: model.modelId,
    contextTokens,
    async generate({ instructions, prompt, schema, maxOutputTokens, signal }) {
      try {
        return answerOf(
          await model.doGenerate({
            prompt: [
              { role: 'system', content: instructions },
              { role: 'user', content: [{ type: 'text', text: prompt }] },
            ],
            maxOutputTokens,
            responseFormat: schema === undefined ? { type: 'text' } : { type: 'json', schema },
            ...(signal === undefined ? {} : { abortSignal: signal }),
          }),
        );
      } catch (error) {
        signal?.throwIfAborted();
        throw errorOf(member(error, 'statusCode'));
      }
    },
  };
}

function answerOf(result: unknown): TextAnswer {
  const content = member(result, 'content');
  const texts = Array.isArray(content) ? content.filter((part: unknown) => member(part, 'type') === 'text').map((part: unknown) => member(part, 'text')) : [];
  // A word up to V2, with its provider's own word beside it from V3 on.
  const finish = member(result, 'finishReason', 'unified') ?? member(result, 'finishReason');
  return {
    text: texts.filter((text): text is string => typeof text === 'string').join(''),
    finish: finish === 'content-filter' ? 'refused' : finish === 'length' ? 'length' : 'stop',
    inputTokens: tokens(result, 'inputTokens'),
    outputTokens: tokens(result, 'outputTokens'),
  };
}

function tokens(result: unknown, side: string): number | null {
  const value = member(result, 'usage', side, 'total') ?? member(result, 'usage', side);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** What the SDK's errors say holds requests and answers; only the status is taken. */
function errorOf(status: unknown): SummarizeError {
  const answered = typeof status === 'number' ? `The model's server answered ${String(status)}.` : 'The model failed.';
  if (status === 401 || status === 403) return new SummarizeError(answered, { code: 'UNAUTHORIZED', hint: 'Check the key and what it may do.' });
  if (status === 429) return new SummarizeError(answered, { code: 'RATE_LIMITED', hint: 'Try again later.' });
  return new SummarizeError(answered, { code: typeof status === 'number' && status < 500 ? 'REJECTED' : 'SERVER_ERROR' });
}
