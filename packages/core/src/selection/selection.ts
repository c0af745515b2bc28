import type { Category } from '../importance/importance.js';

/** A repository that deserves a deep scan. */
export interface SelectedRepository {
  id: string;
  nameWithOwner: string;
  url: string;
  score: number;
  category: Category;
  /** `best-available`: nothing in the account qualified, and these are its best. */
  reason: 'flagship' | 'significant' | 'best-available';
}

/** A repository that was left out of the selection. */
export interface ExcludedRepository {
  id: string;
  nameWithOwner: string;
  score: number;
  category: Category;
  /** `over-limit`: it qualified, but enough better ones were found. `empty`: there is nothing to scan. */
  reason: 'below-threshold' | 'over-limit' | 'empty';
  /** The reason in words. */
  sentence: string;
}

/** Every repository of a scan is in exactly one of the two lists, each ordered by score (highest first), then name. */
export interface Selection {
  selected: SelectedRepository[];
  excluded: ExcludedRepository[];
}
