import type { Claim, SummarySection, SummaryTopic } from '@reposcan/core';
import { withoutRepetition } from './near-duplicates.js';

/** In the order in which a summary answers them, and how many claims a reader takes in on each. */
const topics: Readonly<Record<SummaryTopic, number>> = { what: 4, audience: 3, structure: 7, reading: 7, running: 6, unusual: 7 };

/** Every topic, in order. */
export const summaryTopics = Object.keys(topics) as SummaryTopic[];

/** A claim and what it is about. */
export interface TopicClaim {
  topic: SummaryTopic;
  claim: Claim;
}

/** Claims by topic, without repetition, as many as can be taken in. The earlier ones are the better ones. */
export function sectionsOf(claims: readonly TopicClaim[]): SummarySection[] {
  const said: Claim[] = [];
  return summaryTopics.flatMap((topic) => {
    const kept = withoutRepetition(
      claims.filter((claim) => claim.topic === topic).map(({ claim }) => claim),
      said,
    ).slice(0, topics[topic]);
    said.push(...kept);
    return kept.length === 0 ? [] : [{ topic, claims: kept }];
  });
}

/** What sections say, one after the other. */
export function claimsOf(sections: readonly SummarySection[]): TopicClaim[] {
  return sections.flatMap(({ topic, claims }) => claims.map((claim) => ({ topic, claim })));
}
