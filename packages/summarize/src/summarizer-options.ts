import { randomBytes } from 'node:crypto';
import { systemClock, type Clock } from './clock.js';
import { SummarizeError } from './summarize-error.js';
import type { TextModel } from './text-model.js';

/** What tokens cost, in any one currency. */
export interface TokenPrices {
  /** For a million tokens. */
  input: number;
  output: number;
}

/** How a summarizer works. */
export interface SummarizerOptions {
  /**
   * Writes the summaries.
   * @default none: sentences and facts of the repository
   */
  model?: TextModel | undefined;
  /**
   * Tokens that all requests for one summary may send together. Estimated so that it is never exceeded.
   * @default 60_000
   */
  maxInputTokens?: number;
  /**
   * Tokens that all answers for one summary may have together.
   * @default 16_000
   */
  maxOutputTokens?: number;
  /** @default none: `usage.cost` is `null` */
  prices?: TokenPrices | undefined;
  /**
   * Requests at a time.
   * @default 3
   */
  concurrency?: number;
  /**
   * For one answer of the model. Milliseconds.
   * @default 60_000
   */
  timeoutMs?: number;
  /**
   * For all answers of one summary. Milliseconds.
   * @default 240_000
   */
  totalTimeoutMs?: number;
  /** @default the machine's */
  clock?: Clock;
  /**
   * Gives a text that a stranger cannot foresee.
   * @default 20 random bytes
   */
  random?: () => string;
}

/** Options with their defaults. */
export type CheckedOptions = Required<Omit<SummarizerOptions, 'model' | 'prices'>> & Pick<SummarizerOptions, 'model' | 'prices'>;

/** @throws SummarizeError INVALID_OPTIONS */
export function checkedOptions({
  model,
  maxInputTokens = 60_000,
  maxOutputTokens = 16_000,
  prices,
  concurrency = 3,
  timeoutMs = 60_000,
  totalTimeoutMs = 240_000,
  clock = systemClock,
  random = () => randomBytes(20).toString('hex'),
}: SummarizerOptions): CheckedOptions {
  const limits = { maxInputTokens, maxOutputTokens, concurrency, timeoutMs, totalTimeoutMs, ...(model === undefined ? {} : { contextTokens: model.contextTokens }) };
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) throw new SummarizeError(`${name} is ${String(value)}.`, { code: 'INVALID_OPTIONS', hint: 'Give a positive whole number.', requests: 0 });
  }
  if (prices !== undefined && !(prices.input >= 0 && prices.output >= 0)) {
    throw new SummarizeError('A price is not a number of at least 0.', { code: 'INVALID_OPTIONS', hint: 'Give prices for a million tokens.', requests: 0 });
  }
  return { model, maxInputTokens, maxOutputTokens, prices, concurrency, timeoutMs, totalTimeoutMs, clock, random };
}
