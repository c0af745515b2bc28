import type { ClaimSource, RepositorySummary, SummaryTopic } from '@reposcan/core';
import { count, counted } from '../text/figures.js';

/** What readers see above the claims of a topic. */
export const topicTitles: Readonly<Record<SummaryTopic, string>> = {
  what: 'What it is',
  audience: 'Who it is for',
  structure: 'How it is built',
  reading: 'Where to start reading',
  running: 'How to run it',
  unusual: 'What is unusual',
};

/** `src/a.ts:12` */
export function sourceText({ path, line }: ClaimSource): string {
  return line === null ? path : `${path}:${String(line)}`;
}

/** Who wrote a summary, and what it cost. */
export function authorFacts({ merged, model, usage }: RepositorySummary): string[] {
  if (model === null) return ['taken from the repository, without a model'];
  const { requests, inputTokens, outputTokens, cachedAnswers, cost } = usage;
  return [
    merged.method === 'model' ? `written by ${model}` : `taken from the repository: ${model} wrote none of it`,
    counted(requests, 'request'),
    `${count(inputTokens)} tokens in, ${count(outputTokens)} out`,
    ...(cachedAnswers > 0 ? [`${counted(cachedAnswers, 'answer')} of an earlier scan`] : []),
    ...(cost === null ? [] : [`cost ${cost.toFixed(4)}`]),
  ];
}
