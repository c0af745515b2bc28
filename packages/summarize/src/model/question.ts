import { createHash } from 'node:crypto';
import type { TextModel } from '../text-model.js';
import { estimateTokens } from './estimate-tokens.js';
import { shownPassages, type Passage } from './passage.js';
import { mapInstructions, mapSchema, promptVersion, reduceInstructions, reduceSchema } from './prompts.js';

/** Tokens that a server adds around messages. */
const envelope = 60;
/** Of the fence around the passages. */
const fenceTokens = 140;

/** Something to ask a model: passages, and what is to be made of them. */
export interface Question {
  kind: 'map' | 'reduce';
  passages: readonly Passage[];
  /** Tokens that the answer may have. */
  maxOutputTokens: number;
}

/** The trusted part of a question. */
export function trustedPart(kind: Question['kind']): { instructions: string; schema: Record<string, unknown> } {
  return kind === 'map' ? { instructions: mapInstructions, schema: mapSchema } : { instructions: reduceInstructions, schema: reduceSchema };
}

/** Tokens of a question besides its passages. */
export function fixedTokens(kind: Question['kind']): number {
  const { instructions, schema } = trustedPart(kind);
  return estimateTokens(instructions) + estimateTokens(JSON.stringify(schema)) + envelope + fenceTokens;
}

/** Tokens of the whole question, at most. */
export function questionTokens({ kind, passages }: Question): number {
  return fixedTokens(kind) + estimateTokens(shownPassages(passages));
}

/** The passages between two lines that they cannot hold. `random` gives a text that nobody can foresee. */
export function fencedPrompt(passages: readonly Passage[], random: () => string): { prompt: string; nonce: string } {
  const text = shownPassages(passages);
  let nonce = digest(random());
  while (text.includes(nonce)) nonce = digest(nonce);
  return { prompt: `${nonce}\n${text}\n${nonce}`, nonce };
}

/** What an answer is kept under: all that it depends on, and nothing else. */
export function questionKey(model: TextModel, { kind, passages, maxOutputTokens }: Question): string {
  return `summary ${digest(JSON.stringify([promptVersion, model.id, kind, maxOutputTokens, passages]))}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
