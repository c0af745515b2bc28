import type {
  AccountSnapshot,
  AnalysisCache,
  CallGraph,
  CodeGraph,
  CommitHistory,
  EnrichResult,
  Extraction,
  FileTree,
  Observation,
  ObservedFile,
  Repository,
  RepositoryIdentity,
  RepositorySummary,
  Warning,
} from '@reposcan/core';

/** What the quick scan needs from a source of accounts. `createGithub()` of @reposcan/github fits. */
export interface GithubPort {
  fetchAccount(
    login: string,
    options?: {
      /** An empty one means none, not even the port's own. */
      token?: string;
      signal?: AbortSignal;
      /** Called as pages arrive. */
      onPage?: (page: { repositories: Repository[]; fetched: number; total: number }) => void;
    },
  ): Promise<AccountSnapshot>;
  enrich(ids: readonly string[], options?: { token?: string; signal?: AbortSignal }): Promise<EnrichResult>;
}

/** Which repository a port opens: a folder on this machine or a URL, at HEAD or at a ref. */
export type GitTarget = { path: string; ref?: string } | { url: string; ref?: string; token?: string };

/** An opened repository. Whoever opened it closes it. */
export interface OpenedRepository {
  identity: RepositoryIdentity;
  tree: FileTree;
  warnings: Warning[];
  /** The commits of the last year up to the opened one, at most 1,000. */
  history(options?: { signal?: AbortSignal }): Promise<CommitHistory>;
  /** Removes what opening it made (a temporary clone). Closing twice is fine. */
  close(): Promise<void>;
}

/** What the deep scan needs from git. `createGit()` of @reposcan/git fits. */
export interface GitPort {
  /**
   * Which commit a scan would see, without cloning, and where it is (as `identity.source.location`). Refuses what is too large, as far as that can be known.
   */
  preflight(
    target: GitTarget,
    options?: { signal?: AbortSignal },
  ): Promise<{ commit: string; branch: string | null; location: string; warnings: Warning[] }>;
  open(
    target: GitTarget,
    options?: {
      signal?: AbortSignal;
      onProgress?: (progress: { phase: string; percent: number | null }) => void;
      /** How much of a repository behind a URL is fetched: the files of one commit, or also what `history` needs. */
      strategy?: 'head' | 'history';
    },
  ): Promise<OpenedRepository>;
}

/** What a step of the analysis is told besides its input. */
export interface AnalysisStep {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** A step that need not do again what it did at the last scan. */
export interface CachedStep extends AnalysisStep {
  cache?: AnalysisCache;
}

/** What the deep scan needs from the analysis. `createAnalysis()` of @reposcan/analysis fits. */
export interface AnalysisPort {
  observe(tree: FileTree, options?: CachedStep): Promise<Observation>;
  extract(tree: FileTree, observation: Observation, options?: CachedStep): Promise<Extraction & { warnings: Warning[] }>;
  graph(
    tree: FileTree,
    input: { observation: Observation; extraction: Extraction; history?: CommitHistory | null },
    options?: AnalysisStep,
  ): Promise<CodeGraph & { files: ObservedFile[]; warnings: Warning[] }>;
  calls(
    tree: FileTree,
    input: { observation: Observation; extraction: Extraction; graph: CodeGraph; history?: CommitHistory | null },
    options?: CachedStep,
  ): Promise<CallGraph & { warnings: Warning[] }>;
  /** Names what makes the results, so that a report of the same commit and recipe need not be made again. */
  readonly recipe: string;
}

/** What a summary is made of. What the scan did not find out is `null`. */
export interface SummaryInput {
  repository: RepositoryIdentity;
  observation: Observation;
  extraction: Extraction | null;
  graph: CodeGraph | null;
  callGraph: CallGraph | null;
  history: CommitHistory | null;
}

/** What the deep scan needs from whoever summarises. `createSummarizer()` of @reposcan/summarize fits. */
export interface SummarizerPort {
  summarize(tree: FileTree, input: SummaryInput, options?: CachedStep): Promise<RepositorySummary & { warnings: Warning[] }>;
  /** Names what makes the summaries, so that a report of the same commit and recipe need not be made again: version, model, prompts. */
  readonly recipe: string;
}
