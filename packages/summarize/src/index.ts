export { fromAiSdk, type AiSdkCall, type AiSdkLanguageModel } from './ai-sdk/from-ai-sdk.js';
export type { Clock } from './clock.js';
export { createOpenAiModel } from './open-ai/open-ai-model.js';
export type { OpenAiOptions } from './open-ai/open-ai-options.js';
export { SummarizeError, type SummarizeErrorCode, type SummarizeErrorOptions } from './summarize-error.js';
export { createSummarizer, type Summarizer, type SummarizeStep } from './summarizer.js';
export type { SummarizerOptions, TokenPrices } from './summarizer-options.js';
export type { SummaryInput } from './summary-input.js';
export type { TextAnswer, TextModel, TextRequest } from './text-model.js';
