import type { Claim, SummaryPart } from '@reposcan/core';
import { checkClaim } from '../claims/check-claim.js';
import type { Evidence } from '../claims/evidence.js';
import { claimsOf, sectionsOf, summaryTopics, type TopicClaim } from '../claims/sections.js';
import type { Document } from '../documents/read-document.js';
import type { Facts } from '../facts/facts.js';
import { mainManifest } from '../project/main-manifest.js';
import type { Project } from '../project/read-project.js';
import { codeClaims } from './code-claims.js';
import { docsClaims } from './docs-claims.js';
import { headlinesOf } from './headline.js';

/** What the repository says of itself, gathered for a summary. */
export interface Material {
  facts: Facts;
  project: Project;
  /** The README first. */
  documents: readonly Document[];
  readme: Document | null;
  evidence: Evidence;
}

/** A summary without usage and diagram. */
export interface SummaryText {
  headline: Claim;
  docs: SummaryPart;
  code: SummaryPart;
  merged: SummaryPart;
}

/** A summary of sentences and facts from the repository. The same material gives the same summary. */
export function extractiveSummary({ facts, project, documents, readme, evidence }: Material): SummaryText {
  const name = mainManifest(project, facts.name)?.name?.text;
  const docs = holding(docsClaims(documents, readme, [facts.name, ...(name === undefined ? [] : [name])]), evidence);
  const code = holding(codeClaims(facts, project), evidence);
  const [headline] = headlinesOf(facts, project, docs).flatMap((claim) => checkClaim(claim, evidence) ?? []);
  return {
    // Only where there is no file at all has it no source.
    headline: headline ?? { text: `${facts.name} has nothing to summarise.`, sources: facts.anchor === null ? [] : [{ path: facts.anchor, line: null }] },
    docs: part(docs),
    code: part(code),
    merged: mergedPart(part(docs), part(code)),
  };
}

/** Both parts without repetition; on each topic two claims of the documentation, one of the code, and so on: neither crowds out the other. */
export function mergedPart(docs: SummaryPart, code: SummaryPart): SummaryPart {
  const method = docs.method === 'model' || code.method === 'model' ? 'model' : 'extractive';
  const claims = summaryTopics.flatMap((topic) => {
    const [left, right] = [docs, code].map(({ sections }) => claimsOf(sections.filter((section) => section.topic === topic)));
    return interleaved(left ?? [], right ?? []);
  });
  return { method, sections: sectionsOf(claims) };
}

function interleaved(docs: readonly TopicClaim[], code: readonly TopicClaim[]): TopicClaim[] {
  const turns = Math.max(Math.ceil(docs.length / 2), code.length);
  return Array.from({ length: turns }, (_, turn) => [...docs.slice(2 * turn, 2 * turn + 2), ...code.slice(turn, turn + 1)]).flat();
}

function part(claims: readonly TopicClaim[]): SummaryPart {
  return { method: 'extractive', sections: sectionsOf(claims) };
}

function holding(claims: readonly TopicClaim[], evidence: Evidence): TopicClaim[] {
  return claims.flatMap(({ topic, claim }) => {
    const checked = checkClaim(claim, evidence);
    return checked === null ? [] : [{ topic, claim: checked }];
  });
}
