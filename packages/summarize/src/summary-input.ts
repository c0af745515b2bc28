import type { CallGraph, CodeGraph, CommitHistory, Extraction, Observation, RepositoryIdentity } from '@reposcan/core';

/** What a summary is made of. What the scan did not find out is `null`. */
export interface SummaryInput {
  repository: RepositoryIdentity;
  observation: Observation;
  extraction: Extraction | null;
  graph: CodeGraph | null;
  callGraph: CallGraph | null;
  history: CommitHistory | null;
}
