import { CoreError } from '../core-error.js';
import { defaultFormula } from './default-formula.js';
import type { ImportanceFormula } from './importance-formula.js';

type Limits = readonly [lowest: number, highest: number];

const SHARE: Limits = [0, 1];
const POINTS: Limits = [0, 100];
const NOT_NEGATIVE: Limits = [0, Number.MAX_VALUE];
const POSITIVE: Limits = [Number.MIN_VALUE, Number.MAX_VALUE];

/** What a number of the formula may be, by its name. What is not listed is a weight or a count: not negative. */
const LIMITS: Readonly<Record<string, Limits>> = {
  strength: SHARE,
  expected: SHARE,
  unrecognized: SHARE,
  diskUsageUnknown: SHARE,
  floor: SHARE,
  spanFloor: SHARE,
  factor: SHARE,
  cap: POINTS,
  flagship: POINTS,
  significant: POINTS,
  steepness: POSITIVE,
  half: POSITIVE,
  diskUsageHalf: POSITIVE,
  fullDays: POSITIVE,
  noneDays: POSITIVE,
  full: POSITIVE,
  commitsShare: POSITIVE,
};

function refuse(problem: string, path: string): never {
  throw new CoreError(`The importance formula cannot be used: ${problem}.`, {
    code: 'INVALID_FORMULA',
    input: path,
    hint: 'Start from {...defaultFormula, version: "my-formula/1"} and change what should differ.',
  });
}

/** Compares the formula with the shape of the default one, and every number with its limits. */
function checkPart(part: unknown, model: unknown, path: string): void {
  if (typeof model === 'number') {
    const [lowest, highest] = LIMITS[path.slice(path.lastIndexOf('.') + 1)] ?? NOT_NEGATIVE;
    if (typeof part !== 'number' || !(part >= lowest && part <= highest)) {
      refuse(`${path} is ${String(part)}, which is not a number from ${lowest} to ${highest}`, path);
    }
  } else if (typeof model === 'string') {
    if (typeof part !== 'string' || part === '') refuse(`${path} is not a text`, path);
  } else {
    if (typeof part !== 'object' || part === null) refuse(`${path} is missing`, path);
    const prefix = path === 'formula' ? '' : `${path}.`;
    for (const key of Object.keys(part)) {
      if (!Object.hasOwn(model as object, key)) refuse(`${prefix}${key} is not part of a formula`, `${prefix}${key}`);
    }
    for (const [key, value] of Object.entries(model as object)) {
      checkPart((part as Record<string, unknown>)[key], value, `${prefix}${key}`);
    }
  }
}

function checkWeights(policies: readonly (number | { readonly weight: number })[], path: string): void {
  const sum = policies.reduce<number>((total, policy) => total + (typeof policy === 'number' ? policy : policy.weight), 0);
  if (!(sum > 0 && Number.isFinite(sum))) refuse(`the weights of ${path} add up to ${sum}`, path);
}

/** Whether both are the same data, whatever the order of their keys. */
function sameData(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return left === right;
  return Object.entries(right).every(([key, value]) => sameData((left as Record<string, unknown>)[key], value));
}

/**
 * Refuses a formula that could not give scores from 0 to 100: numbers that are missing, negative, NaN or beyond their limits, unknown
 * members, a bad pattern, or the default's version on something that differs from the default.
 * @throws CoreError `INVALID_FORMULA`
 */
export function validateFormula(formula: ImportanceFormula): void {
  if (formula === defaultFormula) return;
  checkPart(formula, defaultFormula, 'formula');
  checkWeights(Object.values(formula.reach.signals), 'reach.signals');
  checkWeights(Object.values(formula.craft.signals), 'craft.signals');
  const { activeSpan, license, description, homepage, topics, diskUsage } = formula.evidence;
  checkWeights([activeSpan, license, description, homepage, topics, diskUsage], 'evidence');
  if (formula.thresholds.significant > formula.thresholds.flagship) refuse('significant begins above flagship', 'thresholds');
  const { freshness } = formula.craft.signals;
  if (freshness.noneDays <= freshness.fullDays) refuse('freshness ends before it begins to fall', 'craft.signals.freshness.noneDays');
  try {
    new RegExp(formula.personalConfig.pattern, 'u');
  } catch {
    refuse('personalConfig.pattern is not a regular expression', 'personalConfig.pattern');
  }
  if (formula.version === defaultFormula.version && !sameData(formula, defaultFormula)) {
    refuse(`it differs from the default one but calls itself ${formula.version}`, 'version');
  }
}
