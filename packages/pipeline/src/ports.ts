import type {
  AccountSnapshot,
  EnrichResult,
  FileTree,
  Observation,
  Repository,
  RepositoryIdentity,
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

/** An opened repository. Whoever opened it closes it. */
export interface OpenedRepository {
  identity: RepositoryIdentity;
  tree: FileTree;
  warnings: Warning[];
  /** Removes what opening it made (a temporary clone). Closing twice is fine. */
  close(): Promise<void>;
}

/** What the deep scan needs from git. `createGit()` of @reposcan/git fits. */
export interface GitPort {
  open(
    target: { path: string; ref?: string } | { url: string; ref?: string; token?: string },
    options?: { signal?: AbortSignal; onProgress?: (progress: { phase: string; percent: number | null }) => void },
  ): Promise<OpenedRepository>;
}

/** What the deep scan needs from the analysis. `createAnalysis()` of @reposcan/analysis fits. */
export interface AnalysisPort {
  observe(
    tree: FileTree,
    options?: { signal?: AbortSignal; onProgress?: (progress: { done: number; total: number }) => void },
  ): Promise<Observation>;
}
