import { SummarizeError } from '../summarize-error.js';
import type { TextModel, TextRequest } from '../text-model.js';
import { readCompletion } from './completion.js';
import { exchange, type HttpAnswer } from './exchange.js';
import { checkedOpenAiOptions, type OpenAiOptions } from './open-ai-options.js';
import { retryAfter, statusError } from './refusal-error.js';

const firstWaitMs = 500;

/** What the server was found not to take: asked for once, then done without. */
interface Dialect {
  schema: boolean;
  limit: 'max_tokens' | 'max_completion_tokens';
}

/** A model behind an OpenAI-compatible server, over chat completions. Sends nothing yet. Throws `INVALID_OPTIONS`. */
export function createOpenAiModel(options: OpenAiOptions): TextModel {
  const { url, apiKey, model, contextTokens, maxRetries, maxWaitMs, fetch, clock } = checkedOpenAiOptions(options);
  const dialect: Dialect = { schema: true, limit: 'max_tokens' };

  /** Sends until the server takes it, or it is not worth sending again. */
  const send = async (request: TextRequest): Promise<{ answer: HttpAnswer; requests: number }> => {
    for (let requests = 1, failures = 0; ; requests += 1) {
      let failure: SummarizeError;
      let wait: number | null = null;
      try {
        const asked = { ...dialect };
        const answer = await exchange(fetch, url, apiKey, bodyOf(model, request, asked), request.signal);
        if (answer.status === 200) return { answer, requests };
        if ((answer.status === 400 || answer.status === 422) && adapt(dialect, asked, answer.body)) continue;
        failure = statusError(answer.status);
        wait = retryAfter(answer.headers, clock.now());
      } catch (error) {
        if (!(error instanceof SummarizeError)) throw error;
        failure = error;
      }
      const backoff = wait ?? firstWaitMs * 2 ** failures;
      if (!isTransient(failure) || failures >= maxRetries || backoff > maxWaitMs) throw new SummarizeError(failure.message, { code: failure.code, requests });
      failures += 1;
      await clock.sleep(backoff, request.signal);
    }
  };

  return {
    id: model,
    contextTokens,
    async generate(request) {
      request.signal?.throwIfAborted();
      const { answer, requests } = await send(request);
      try {
        return { ...readCompletion(answer), requests };
      } catch (error) {
        throw error instanceof SummarizeError ? new SummarizeError(error.message, { code: error.code, requests }) : error;
      }
    },
  };
}

function bodyOf(model: string, { instructions, prompt, schema, maxOutputTokens }: TextRequest, dialect: Dialect): object {
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: prompt },
    ],
    [dialect.limit]: maxOutputTokens,
    ...(schema !== undefined && dialect.schema ? { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } } : {}),
  };
}

/** Does without what the server does not know; true where the same request may now be taken. */
function adapt(dialect: Dialect, asked: Dialect, body: string): boolean {
  // Requests at the same time may have found it out already.
  if (dialect.schema !== asked.schema || dialect.limit !== asked.limit) return true;
  if (asked.limit === 'max_tokens' && body.includes('max_completion_tokens')) dialect.limit = 'max_completion_tokens';
  else if (asked.schema && /response_format|json_schema|schema|format|grammar|structured/i.test(body)) dialect.schema = false;
  else return false;
  return true;
}

/** What reached the server and was not refused may have been paid for; whoever asked decides whether to ask again. */
function isTransient({ code, requests }: SummarizeError): boolean {
  return code === 'RATE_LIMITED' || code === 'SERVER_ERROR' || (code === 'NETWORK' && requests === 0);
}
