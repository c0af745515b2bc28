import type { SummaryTopic } from '@reposcan/core';
import { summaryTopics } from '../claims/sections.js';
import { asRecord, member } from '../project/untrusted-record.js';
import { SummarizeError } from '../summarize-error.js';
import type { TextAnswer } from '../text-model.js';

/** A claim as a model wrote it: of the right shape, nothing more. */
export interface DraftClaim {
  topic: SummaryTopic;
  text: string;
  sources: string[];
}

/** An answer of the right shape. */
export interface Draft {
  headline: Omit<DraftClaim, 'topic'> | null;
  claims: DraftClaim[];
}

const maxLength = 100_000;
const maxClaims = 60;
const refusal = /^\W{0,5}(?:i(?:'|’)?m (?:very |really )?(?:sorry|unable|afraid)|i am (?:sorry|unable|afraid)|sorry|i (?:can(?:'|’)?t|cannot|can not|won(?:'|’)?t|will not)|as an ai\b|unfortunately)/i;

/**
 * The claims in an answer: JSON, also with prose or a fence around it. Of these, the ones of the right shape.
 * @throws SummarizeError REFUSED, CUT_OFF, INVALID_ANSWER
 */
export function readAnswer({ text, finish }: Pick<TextAnswer, 'text' | 'finish'>): Draft {
  if (finish === 'refused') throw new SummarizeError('The model refused to answer.', { code: 'REFUSED' });
  if (text.trim() === '') throw invalid('empty');
  if (text.length > maxLength) throw invalid('too long');
  const json = jsonIn(text);
  if (json === undefined && finish === 'length') throw new SummarizeError('The answer of the model was cut off.', { code: 'CUT_OFF', hint: 'Raise maxOutputTokens.' });
  if (json === undefined && refusal.test(text)) throw new SummarizeError('The model refused to answer.', { code: 'REFUSED' });
  if (json === undefined) throw invalid('not JSON');
  const draft = draftOf(json);
  if (draft === null) throw invalid('not of the shape that was asked for');
  return draft;
}

/** The draft that a value is, or `null`: also what a cache kept is looked at like this. */
export function draftOf(value: unknown): Draft | null {
  const claims = member(value, 'claims');
  if (!Array.isArray(claims)) return null;
  const shaped = claims.slice(0, maxClaims).flatMap((claim: unknown) => {
    const topic = member(claim, 'topic');
    const said = saidIn(claim);
    return said === null || !isTopic(topic) ? [] : [{ topic, ...said }];
  });
  return shaped.length === 0 ? null : { headline: saidIn(member(value, 'headline')), claims: shaped };
}

function saidIn(value: unknown): Omit<DraftClaim, 'topic'> | null {
  const text = member(value, 'text');
  const sources = member(value, 'sources');
  if (typeof text !== 'string' || !Array.isArray(sources)) return null;
  return { text, sources: sources.filter((source): source is string => typeof source === 'string').slice(0, 20) };
}

function isTopic(value: unknown): value is SummaryTopic {
  return summaryTopics.some((topic) => topic === value);
}

function jsonIn(text: string): object | undefined {
  for (const candidate of [text, text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (asRecord(value) !== null) return value as object;
    } catch {
      // Prose around it, or none at all.
    }
  }
  return undefined;
}

function invalid(what: string): SummarizeError {
  return new SummarizeError(`The answer of the model is ${what}.`, { code: 'INVALID_ANSWER' });
}
