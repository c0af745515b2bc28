import type { ImportanceFormula } from './importance-formula.js';
import { validateFormula } from './validate-formula.js';

/** A formula that was checked, with weights that add up to 1 in each group, ready for many repositories. */
export interface PreparedFormula extends ImportanceFormula {
  readonly personalConfigName: RegExp;
}

function normalised<Signals extends Readonly<Record<keyof Signals, { readonly weight: number }>>>(signals: Signals): Signals {
  const policies = Object.entries<{ readonly weight: number }>(signals);
  const sum = policies.reduce((total, [, { weight }]) => total + weight, 0);
  return Object.fromEntries(policies.map(([name, policy]) => [name, { ...policy, weight: policy.weight / sum }])) as Signals;
}

const prepared = new WeakMap<ImportanceFormula, PreparedFormula>();

/**
 * Checks a formula and normalises its weights, once for each formula object.
 * @throws CoreError `INVALID_FORMULA`
 */
export function prepareFormula(formula: ImportanceFormula): PreparedFormula {
  const known = prepared.get(formula);
  if (known !== undefined) return known;
  validateFormula(formula);
  const evidence = formula.evidence;
  const evidenceSum =
    evidence.activeSpan + evidence.license + evidence.description + evidence.homepage + evidence.topics + evidence.diskUsage;
  const result: PreparedFormula = {
    ...formula,
    reach: { ...formula.reach, signals: normalised(formula.reach.signals) },
    craft: { ...formula.craft, signals: normalised(formula.craft.signals) },
    evidence: {
      ...evidence,
      activeSpan: evidence.activeSpan / evidenceSum,
      license: evidence.license / evidenceSum,
      description: evidence.description / evidenceSum,
      homepage: evidence.homepage / evidenceSum,
      topics: evidence.topics / evidenceSum,
      diskUsage: evidence.diskUsage / evidenceSum,
    },
    personalConfigName: new RegExp(formula.personalConfig.pattern, 'u'),
  };
  prepared.set(formula, result);
  return result;
}
