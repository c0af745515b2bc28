/** Where a claim comes from. */
export interface ClaimSource {
  path: string;
  /** Counted from 1; `null` where the whole file says it, or that it exists. */
  line: number | null;
}

/** One sentence or two that a reader can check. Plain text. */
export interface Claim {
  text: string;
  /** At least one. Every path exists in the commit. */
  sources: ClaimSource[];
}

/** What a part of a summary answers. */
export type SummaryTopic =
  /** What it is. */
  | 'what'
  /** Who it is for. */
  | 'audience'
  /** How it is built. */
  | 'structure'
  /** Where to start reading. */
  | 'reading'
  /** How to run it. */
  | 'running'
  /** What is unusual. */
  | 'unusual';

/** The claims on one topic. */
export interface SummarySection {
  topic: SummaryTopic;
  claims: Claim[];
}

/** Who wrote a text: `extractive` takes sentences and facts from the repository, `model` had a language model write. */
export type SummaryMethod = 'extractive' | 'model';

/** A summary of one side of a repository. */
export interface SummaryPart {
  method: SummaryMethod;
  /** In the order of `SummaryTopic`; topics without a claim are left out. */
  sections: SummarySection[];
}

/** Text of the repository that tries to give orders to whoever summarises it. It was neutralised. */
export interface HostileText {
  path: string;
  line: number | null;
  kind: 'instruction' | 'hidden' | 'markup' | 'invisible' | 'exfiltration';
  /** What it says, plain, at most 200 characters. */
  excerpt: string;
}

/** What a summary cost. All 0 without a model. */
export interface SummaryUsage {
  /** Requests that reached the model, repeats included. */
  requests: number;
  /** As the model counts, or estimated where it does not say. */
  inputTokens: number;
  outputTokens: number;
  /** Answers that an earlier scan had paid for. */
  cachedAnswers: number;
  /** In the currency of the prices that were handed in; `null` without prices. */
  cost: number | null;
}

/** What a repository is, and where that is written. */
export interface RepositorySummary {
  /** One sentence: what it is. */
  headline: Claim;
  /** What README and documentation say. */
  docs: SummaryPart;
  /** What the code says. */
  code: SummaryPart;
  /** Both, without repeating each other. */
  merged: SummaryPart;
  /** The architecture as Mermaid, drawn from the layers, never by a model; `null` where there are none. */
  diagram: string | null;
  /** The model that wrote, or `null`. */
  model: string | null;
  /** Why a part is extractive although a model was asked, or `null`. */
  fallback: string | null;
  hostile: HostileText[];
  usage: SummaryUsage;
}
