import type { Category } from '../importance/importance.js';

/** An account scan in a few figures. */
export interface ScanSummary {
  /** Repositories in this scan. */
  repositories: number;
  /** Repositories that the account has; more than `repositories` when the scan is partial. */
  totalRepositories: number;
  complete: boolean;
  categories: Record<Category, number>;
  /** Repositories whose category may still change. */
  provisional: number;
  stars: number;
  forks: number;
  /** Repositories that are forks / archived / private. */
  kinds: { sources: number; forks: number; archived: number; private: number };
  averageScore: number;
  /** Primary languages by number of repositories (forks left out), most frequent first, ties by name. */
  languages: { name: string; repositories: number; stars: number }[];
  /** The best by score, at most five. */
  top: { nameWithOwner: string; score: number; category: Category; stars: number }[];
}
