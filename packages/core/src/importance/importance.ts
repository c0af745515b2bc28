import type { Repository } from '../account/repository.js';

/** flagship: score ≥ 70; significant: ≥ 50 and < 70; supporting: < 50. */
export type Category = 'flagship' | 'significant' | 'supporting';

/** One line of the explanation of a score. The contributions of all lines add up to the score. */
export interface ImportanceComponent {
  /** Stable name, kebab-case, such as `stars`, `releases` or `archived-cap`. */
  component: string;
  /**
   * `reach`: others use it. `craft`: sustained work is in it. `adjustment`: what it is (fork, archived, template, …), as points on top or off.
   */
  group: 'reach' | 'craft' | 'adjustment';
  /** Share of its group, 0–1; 0 for adjustments. */
  weight: number;
  /** The signal on a scale of 0–1, estimated where it is unknown; for an adjustment its factor or limit. */
  value: number;
  /** Whether the signal was read; false means that `value` is an estimate. */
  known: boolean;
  /** Points of the score, 0–100; negative where an adjustment takes away. */
  contribution: number;
  /** Why, for a reader: "1,540 stars: 80 % of what counts". */
  sentence: string;
}

/** An importance score with its explanation. */
export interface Importance {
  /** Name and version of the formula. Scores of different versions do not compare. */
  formula: string;
  /** 0–100 with one decimal. */
  score: number;
  /** What the score could be once every unknown signal is read: [low, high] with low ≤ score ≤ high. */
  range: [low: number, high: number];
  category: Category;
  /** The range crosses a category threshold: more signals could change the category. */
  provisional: boolean;
  /** May be made when it is first read: a repository is not changed after it was scored. */
  components: ImportanceComponent[];
}

/** A repository with its importance. */
export interface ScoredRepository extends Repository {
  importance: Importance;
}
