import { createCountCurve } from './curve.js';
import type { CountPolicy, ImportanceFormula } from './importance-formula.js';
import { validateFormula } from './validate-formula.js';

/** How much a count says, 0–1. */
interface Curve {
  readonly share: (count: number) => number;
}

/** The policies of a group with weights that add up to 1, and with the curve of every count. */
type PreparedSignals<Signals> = {
  readonly [Name in keyof Signals]: Signals[Name] extends { readonly half: number } ? Signals[Name] & Curve : Signals[Name];
};

/** The policy of a counted signal, ready for use. One that every scan knows has no `expected`. */
export type PreparedCountPolicy = Omit<CountPolicy, 'expected'> & { readonly expected?: number } & Curve;

/** A formula that was checked, ready for many repositories. */
export interface PreparedFormula extends Omit<ImportanceFormula, 'reach' | 'craft'> {
  readonly reach: { readonly strength: number; readonly signals: PreparedSignals<ImportanceFormula['reach']['signals']> };
  readonly craft: { readonly strength: number; readonly signals: PreparedSignals<ImportanceFormula['craft']['signals']> };
  readonly diskUsageShare: Curve['share'];
  readonly personalConfigName: RegExp;
}

function prepareSignals<Signals extends Readonly<Record<keyof Signals, { readonly weight: number; readonly half?: number }>>>(
  signals: Signals,
  steepness: number,
): PreparedSignals<Signals> {
  const policies = Object.entries<{ readonly weight: number; readonly half?: number }>(signals);
  const sum = policies.reduce((total, [, { weight }]) => total + weight, 0);
  const entries = policies.map(([name, policy]) => {
    const curve = policy.half === undefined ? {} : { share: createCountCurve(policy.half, steepness) };
    return [name, { ...policy, weight: policy.weight / sum, ...curve }];
  });
  return Object.fromEntries(entries) as PreparedSignals<Signals>;
}

function prepareEvidence(evidence: ImportanceFormula['evidence']): ImportanceFormula['evidence'] {
  const { activeSpan, license, description, homepage, topics, diskUsage } = evidence;
  const sum = activeSpan + license + description + homepage + topics + diskUsage;
  return {
    ...evidence,
    activeSpan: activeSpan / sum,
    license: license / sum,
    description: description / sum,
    homepage: homepage / sum,
    topics: topics / sum,
    diskUsage: diskUsage / sum,
  };
}

const prepared = new WeakMap<ImportanceFormula, PreparedFormula>();

/**
 * Checks a formula and gets it ready, once for each formula object.
 * @throws CoreError `INVALID_FORMULA`
 */
export function prepareFormula(formula: ImportanceFormula): PreparedFormula {
  const known = prepared.get(formula);
  if (known !== undefined) return known;
  validateFormula(formula);
  const result: PreparedFormula = {
    ...formula,
    reach: { ...formula.reach, signals: prepareSignals(formula.reach.signals, formula.steepness) },
    craft: { ...formula.craft, signals: prepareSignals(formula.craft.signals, formula.steepness) },
    evidence: prepareEvidence(formula.evidence),
    diskUsageShare: createCountCurve(formula.evidence.diskUsageHalf, formula.steepness),
    personalConfigName: new RegExp(formula.personalConfig.pattern, 'u'),
  };
  prepared.set(formula, result);
  return result;
}
