import { plainText } from '@reposcan/core';
import { systemClock, type Clock } from '../clock.js';
import { SummarizeError } from '../summarize-error.js';

/** A model behind an OpenAI-compatible server. */
export interface OpenAiOptions {
  /** Where `/chat/completions` is: `https://api.openai.com/v1`, `http://localhost:11434/v1`. HTTPS, or loopback. */
  baseUrl: string;
  /** @default none */
  apiKey?: string | undefined;
  model: string;
  /**
   * Tokens that instructions, prompt and answer may have together.
   * @default 32_000
   */
  contextTokens?: number;
  /**
   * How often a request is sent again that was answered with 429 or 5xx, or did not reach the server.
   * @default 2
   */
  maxRetries?: number;
  /**
   * The longest wait that a server may ask for before that; a longer one ends the request. Milliseconds.
   * @default 20_000
   */
  maxWaitMs?: number;
  /** @default Node's */
  fetch?: typeof fetch;
  /** @default the machine's */
  clock?: Clock;
}

/** Options with their defaults. */
export interface CheckedOpenAiOptions extends Required<Omit<OpenAiOptions, 'baseUrl' | 'apiKey'>> {
  /** Where requests go. */
  url: string;
  apiKey: string | null;
}

/** @throws SummarizeError INVALID_OPTIONS */
export function checkedOpenAiOptions({ baseUrl, apiKey, model, contextTokens = 32_000, maxRetries = 2, maxWaitMs = 20_000, fetch = globalThis.fetch, clock = systemClock }: OpenAiOptions): CheckedOpenAiOptions {
  for (const [name, value, least] of [['contextTokens', contextTokens, 1], ['maxRetries', maxRetries, 0], ['maxWaitMs', maxWaitMs, 0]] as const) {
    if (!Number.isSafeInteger(value) || value < least) throw invalid(`${name} is ${String(value)}.`, `Give a whole number of at least ${String(least)}.`);
  }
  if (model === '' || plainText(model, 200) !== model) throw invalid('The name of the model cannot be used.', 'Give the name that the server knows it by.');
  // What a header cannot hold would be shown by the error of fetch.
  if (apiKey !== undefined && !/^[\x21-\x7e]{0,4096}$/.test(apiKey)) throw invalid('The key has characters that no header can hold.', 'Check it for spaces and line breaks.');
  return { url: endpointOf(baseUrl), apiKey: apiKey === undefined || apiKey === '' ? null : apiKey, model, contextTokens, maxRetries, maxWaitMs, fetch, clock };
}

function endpointOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const plain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain) throw invalid('The URL of the model cannot be used.', 'Give one like https://api.openai.com/v1, without user, query and fragment.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw invalid(`The URL of the model is not confidential (${plainText(url.host, 100)}).`, 'Use https, or a server on this machine.');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')}/chat/completions`;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function invalid(message: string, hint: string): SummarizeError {
  return new SummarizeError(message, { code: 'INVALID_OPTIONS', hint, requests: 0 });
}
