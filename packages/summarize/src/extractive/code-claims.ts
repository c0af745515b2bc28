import type { TopicClaim } from '../claims/sections.js';
import type { Facts } from '../facts/facts.js';
import type { Project } from '../project/read-project.js';
import { audienceClaims } from './code-audience.js';
import { readingClaims } from './code-reading.js';
import { runningClaims } from './code-running.js';
import { structureClaims } from './code-structure.js';
import { unusualClaims } from './code-unusual.js';
import { identityClaims } from './code-identity.js';

/** What manifests, skeletons, graphs and history say. */
export function codeClaims(facts: Facts, project: Project): TopicClaim[] {
  return [
    ...identityClaims(facts, project),
    ...audienceClaims(facts, project),
    ...structureClaims(facts),
    ...readingClaims(facts, project),
    ...runningClaims(facts, project),
    ...unusualClaims(facts),
  ];
}

