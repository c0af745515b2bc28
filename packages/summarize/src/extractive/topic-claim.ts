import type { ClaimSource, SummaryTopic } from '@reposcan/core';
import type { TopicClaim } from '../claims/sections.js';

/** A source that is a whole file, or a line of it. */
export function source(path: string, line: number | null = null): ClaimSource {
  return { path, line };
}

/** A claim on a topic. */
export function claim(topic: SummaryTopic, text: string, ...sources: readonly ClaimSource[]): TopicClaim {
  return { topic, claim: { text, sources: [...sources] } };
}
