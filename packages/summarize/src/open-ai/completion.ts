import { member } from '../project/untrusted-record.js';
import { SummarizeError } from '../summarize-error.js';
import type { TextAnswer } from '../text-model.js';
import type { HttpAnswer } from './exchange.js';

/** What a chat completion says, also where a server streams it although it was not asked to. @throws SummarizeError INVALID_ANSWER, CUT_OFF */
export function readCompletion({ headers, body }: HttpAnswer): TextAnswer {
  return (headers.get('content-type') ?? '').startsWith('text/event-stream') ? ofEvents(body) : ofJson(body);
}

function ofJson(body: string): TextAnswer {
  const json = parsed(body);
  const choice = firstChoice(json);
  if (choice === undefined) throw new SummarizeError("The answer of the model's server is not a chat completion.", { code: 'INVALID_ANSWER', hint: 'Check that the URL is of an OpenAI-compatible server.' });
  const content = member(choice, 'message', 'content');
  const refusal = member(choice, 'message', 'refusal');
  return answerOf(typeof content === 'string' ? content : '', member(choice, 'finish_reason'), typeof refusal === 'string' && refusal !== '', member(json, 'usage'));
}

function ofEvents(body: string): TextAnswer {
  let text = '';
  let finish: unknown = null;
  let usage: unknown;
  let refused = false;
  for (const line of body.split(/\r?\n/)) {
    const event = line.startsWith('data:') ? parsed(line.slice(5)) : undefined;
    const choice = firstChoice(event);
    const piece = member(choice, 'delta', 'content');
    if (typeof piece === 'string') text += piece;
    refused ||= typeof member(choice, 'delta', 'refusal') === 'string';
    finish = member(choice, 'finish_reason') ?? finish;
    usage = member(event, 'usage') ?? usage;
  }
  if (finish === null) throw new SummarizeError('The answer of the model broke off.', { code: 'CUT_OFF' });
  return answerOf(text, finish, refused, usage);
}

function answerOf(text: string, finish: unknown, refused: boolean, usage: unknown): TextAnswer {
  return {
    text,
    finish: refused || finish === 'content_filter' ? 'refused' : finish === 'length' ? 'length' : 'stop',
    inputTokens: tokens(member(usage, 'prompt_tokens')),
    outputTokens: tokens(member(usage, 'completion_tokens')),
  };
}

function firstChoice(json: unknown): unknown {
  const choices = member(json, 'choices');
  return Array.isArray(choices) ? choices[0] : undefined;
}

function tokens(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
