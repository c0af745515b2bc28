import type { Claim, SummaryPart } from '@reposcan/core';
import { plainText } from '@reposcan/core';
import { claimsOf, sectionsOf, type TopicClaim } from '../claims/sections.js';
import { mergedPart, type SummaryText } from '../extractive/extractive-summary.js';
import { SummarizeError } from '../summarize-error.js';
import { ask, type Asking } from './ask.js';
import type { Passage } from './passage.js';
import { takePassages, type QuestionPlan } from './plan-questions.js';
import type { Question } from './question.js';

/** The summary as a model wrote it, and why parts of it are extractive, or `null`. */
export interface ModelSummary extends SummaryText {
  fallback: string | null;
}

/** What running a plan needs. */
export interface ModelSummaryOptions {
  asking: Asking;
  /** Requests at a time. */
  concurrency: number;
  onAnswer: () => void;
}

/**
 * Asks a model about documentation and code, then to join both. A part for which no answer holds stays extractive, and so does the whole where none does.
 * Rejects with the signal's reason on abort.
 */
export async function modelSummary(plan: QuestionPlan, extractive: SummaryText, { asking, concurrency, onAnswer }: ModelSummaryOptions): Promise<ModelSummary> {
  const failures: string[] = [];
  let hopeless = false;
  const answerTo = async (question: Question, about: string): Promise<{ headline: Claim | null; claims: TopicClaim[] } | null> => {
    try {
      return hopeless ? null : await ask(question, asking);
    } catch (error) {
      asking.signal?.throwIfAborted();
      failures.push(`${about}: ${reasonOf(error)}`);
      // No other question would fare better.
      hopeless ||= error instanceof SummarizeError && ['UNAUTHORIZED', 'RATE_LIMITED'].includes(error.code);
      return null;
    } finally {
      onAnswer();
    }
  };

  const questions = [...plan.docs.map((question) => ({ question, about: 'documentation' })), ...plan.code.map((question) => ({ question, about: 'code' }))];
  const answers = await inTurns(questions, concurrency, ({ question, about }) => answerTo(question, about));
  const docs = partOf(answers.slice(0, plan.docs.length), extractive.docs);
  const code = partOf(answers.slice(plan.docs.length), extractive.code);
  const both = { ...extractive, docs, code, merged: mergedPart(docs, code) };
  if (docs.method === 'extractive' && code.method === 'extractive') return { ...both, merged: extractive.merged, fallback: because(failures) };

  const reduced = await answerTo({ kind: 'reduce', passages: claimPassages(docs, code, plan.reduce.input), maxOutputTokens: plan.reduce.output }, 'merging');
  if (reduced === null) return { ...both, fallback: because(failures) };
  return { ...both, headline: reduced.headline ?? extractive.headline, merged: { method: 'model', sections: sectionsOf(reduced.claims) }, fallback: because(failures) };
}

/** What several answers say, taking turns on each topic, or the extractive part. */
function partOf(answers: readonly ({ claims: TopicClaim[] } | null)[], extractive: SummaryPart): SummaryPart {
  const said = answers.flatMap((answer) => (answer === null ? [] : [answer.claims]));
  if (said.length === 0) return extractive;
  const longest = Math.max(...said.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, index) => said.flatMap((claims) => claims.slice(index, index + 1))).flat();
  return { method: 'model', sections: sectionsOf(mixed) };
}

/** The claims of both parts as passages, as many as have so many tokens. */
function claimPassages(docs: SummaryPart, code: SummaryPart, tokens: number): Passage[] {
  const claims = [...claimsOf(docs.sections), ...claimsOf(code.sections)];
  const passages = claims.map(({ topic, claim }, index) => ({ id: `S${String(index + 1)}`, text: `${topic}: ${claim.text}`, sources: claim.sources }));
  return takePassages(passages, tokens);
}

async function inTurns<T, R>(items: readonly T[], concurrency: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: Math.min(concurrency, items.length) }, async () => {
      for (const [index, item] of queue) results[index] = await work(item);
    }),
  );
  return results;
}

function reasonOf(error: unknown): string {
  // A model of somebody else's making may throw anything; its words are not ours to show.
  return error instanceof SummarizeError ? error.message : 'the model failed with an error of its own.';
}

function because(failures: readonly string[]): string | null {
  const distinct = [...new Set(failures)];
  return distinct.length === 0 ? null : plainText(distinct.join(' '), 600);
}
