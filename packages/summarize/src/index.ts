export { SummarizeError, type SummarizeErrorCode } from './summarize-error.js';
export { createSummarizer, type Summarizer, type SummarizeStep } from './summarizer.js';
export type { SummaryInput } from './summary-input.js';
export type { TextAnswer, TextModel, TextRequest } from './text-model.js';
