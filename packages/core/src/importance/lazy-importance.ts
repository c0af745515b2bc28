import { categoryOf, crossesThreshold } from './category.js';
import type { Category, Importance, ImportanceComponent } from './importance.js';
import type { ImportanceFormula } from './importance-formula.js';

/**
 * An importance whose explanation is made when it is first read. To JSON, spread and structuredClone it looks like any other object; scoring many
 * repositories, of which few are looked at closely, becomes several times faster and lighter.
 */
export class LazyImportance implements Importance {
  readonly formula: string;
  readonly score: number;
  readonly range: [low: number, high: number];
  readonly category: Category;
  readonly provisional: boolean;
  declare readonly components: ImportanceComponent[];
  #explanation: ImportanceComponent[] | (() => ImportanceComponent[]);

  constructor(formula: ImportanceFormula, score: number, low: number, high: number, explain: () => ImportanceComponent[]) {
    this.formula = formula.version;
    this.score = score;
    this.range = [low, high];
    this.category = categoryOf(score, formula.thresholds);
    this.provisional = crossesThreshold(this.range, formula.thresholds);
    this.#explanation = explain;
    // An own property, unlike an accessor of the class: copies and JSON see it.
    Object.defineProperty(this, 'components', LazyImportance.#components);
  }

  static readonly #components: PropertyDescriptor & ThisType<LazyImportance> = {
    enumerable: true,
    configurable: true,
    get() {
      if (typeof this.#explanation === 'function') this.#explanation = this.#explanation();
      return this.#explanation;
    },
  };

  /** What `console.log` shows in Node: the explanation instead of `[Getter]`. */
  [Symbol.for('nodejs.util.inspect.custom')](): Importance {
    return { ...this };
  }
}
