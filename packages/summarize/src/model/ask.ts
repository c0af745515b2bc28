import type { AnalysisCache, SummaryUsage } from '@reposcan/core';
import type { Evidence } from '../claims/evidence.js';
import type { Clock } from '../clock.js';
import { SummarizeError } from '../summarize-error.js';
import type { TextModel } from '../text-model.js';
import { acceptClaims, type Accepted } from './accept-claims.js';
import { withDeadline } from './deadline.js';
import { estimateTokens } from './estimate-tokens.js';
import { fencedPrompt, questionKey, questionTokens, trustedPart, type Question } from './question.js';
import { draftOf, readAnswer, type Draft } from './read-answer.js';
import type { TokenBudget } from './token-budget.js';

/** What asking needs besides the question. */
export interface Asking {
  model: TextModel;
  budget: TokenBudget;
  /** Added to as answers come. */
  usage: SummaryUsage;
  evidence: Evidence;
  cache: AnalysisCache | undefined;
  clock: Clock;
  /** For one answer. */
  timeoutMs: number;
  /** No answer is waited for after this moment. */
  endsAt: number;
  random: () => string;
  signal: AbortSignal | undefined;
}

/**
 * What a model answers, as far as it holds. An answer that is kept from an earlier time costs nothing.
 * @throws SummarizeError what went wrong; the reason of the signal on abort
 */
export async function ask(question: Question, asking: Asking): Promise<Accepted> {
  const { model, evidence, cache } = asking;
  const key = questionKey(model, question);
  const kept = draftOf(cache?.get(key));
  if (kept !== null) {
    asking.usage.cachedAnswers += 1;
    return acceptClaims(kept, question.passages, evidence, null);
  }
  const { prompt, nonce } = fencedPrompt(question.passages, asking.random);
  const draft = await draftFrom(question, prompt, asking);
  const accepted = acceptClaims(draft, question.passages, evidence, nonce);
  // Only what held: the next scan should ask again for the rest.
  cache?.set(key, draft);
  return accepted;
}

async function draftFrom(question: Question, prompt: string, { model, budget, usage, clock, timeoutMs, endsAt, signal }: Asking): Promise<Draft> {
  const { instructions, schema } = trustedPart(question.kind);
  const claim = { input: questionTokens(question), output: question.maxOutputTokens };
  const ms = Math.min(timeoutMs, endsAt - clock.now());
  if (ms <= 0) throw new SummarizeError('The time for asking the model is over.', { code: 'TIMEOUT', hint: 'Raise totalTimeoutMs.', requests: 0 });
  if (!budget.take(claim)) throw new SummarizeError('The tokens for this summary are used up.', { code: 'CUT_OFF', hint: 'Raise maxInputTokens or maxOutputTokens.', requests: 0 });
  let used = { input: claim.input, output: 0 };
  let requests = 1;
  try {
    const answer = await withDeadline({ ms, clock, signal }, (deadline) =>
      model.generate({ instructions, prompt, schema, maxOutputTokens: question.maxOutputTokens, signal: deadline }),
    );
    used = { input: counted(answer.inputTokens) ?? claim.input, output: counted(answer.outputTokens) ?? estimateTokens(answer.text) };
    requests = answer.requests ?? 1;
    return readAnswer(answer);
  } catch (error) {
    if (error instanceof SummarizeError) requests = Math.max(requests, error.requests);
    throw error;
  } finally {
    usage.requests += requests;
    usage.inputTokens += used.input;
    usage.outputTokens += used.output;
    budget.settle(claim, used);
  }
}

/** A model of somebody else's making may count anything. */
function counted(tokens: number | null): number | null {
  return Number.isSafeInteger(tokens) && Number(tokens) >= 0 ? tokens : null;
}
