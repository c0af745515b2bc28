import type { Repository } from '../account/repository.js';
import { categoryOf, crossesThreshold } from './category.js';
import type { Category, Importance, ImportanceComponent } from './importance.js';
import type { PreparedScore } from './score-options.js';

/** Makes the explanation of a score. */
type Explain = (repository: Repository, prepared: PreparedScore) => ImportanceComponent[];

/**
 * An importance whose explanation is made when it is first read. To JSON, spread and structuredClone it looks like any other object;
 * scoring many repositories, of which few are looked at closely, becomes several times faster and lighter.
 */
export class LazyImportance implements Importance {
  readonly formula: string;
  readonly score: number;
  readonly range: [low: number, high: number];
  readonly category: Category;
  readonly provisional: boolean;
  declare readonly components: ImportanceComponent[];
  // Kept apart, and not in a closure, which would take twice the memory.
  readonly #repository: Repository;
  readonly #prepared: PreparedScore;
  #explanation: ImportanceComponent[] | Explain;

  constructor(repository: Repository, prepared: PreparedScore, score: number, low: number, high: number, explain: Explain) {
    const { version, thresholds } = prepared.formula;
    this.formula = version;
    this.score = score;
    this.range = [low, high];
    this.category = categoryOf(score, thresholds);
    this.provisional = crossesThreshold(this.range, thresholds);
    this.#repository = repository;
    this.#prepared = prepared;
    this.#explanation = explain;
    // An own property, unlike an accessor of the class: copies and JSON see it.
    Object.defineProperty(this, 'components', LazyImportance.#components);
  }

  static readonly #components: PropertyDescriptor & ThisType<LazyImportance> = {
    enumerable: true,
    configurable: true,
    get() {
      if (typeof this.#explanation === 'function') this.#explanation = this.#explanation(this.#repository, this.#prepared);
      return this.#explanation;
    },
  };

  /** What `console.log` shows in Node: the explanation instead of `[Getter]`. */
  [Symbol.for('nodejs.util.inspect.custom')](): Importance {
    const { formula, score, range, category, provisional, components } = this;
    return { formula, score, range, category, provisional, components };
  }
}
