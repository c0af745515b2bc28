import { isKnown, type Signal } from '../signal.js';
import type { PreparedCountPolicy } from './prepared-formula.js';
import type { Grade, Readings } from './readings.js';
import { percentText, quantity, unknownText } from './wording.js';

/**
 * A counted signal: reads it into a group. While it is unknown, `evidence` (0–1) decides how much of the expected value it is taken for;
 * `atLeast` is the part of it that is known.
 */
export type CountSignal = (
  readings: Readings,
  policy: PreparedCountPolicy,
  count: Signal<number>,
  evidence: number,
  atLeast?: number,
) => Grade;

/** A counted signal by its name and its noun. */
export function createCountSignal(component: string, singular: string, plural: string): CountSignal {
  return (readings, policy, count, evidence, atLeast = 0) => {
    if (isKnown(count)) {
      const value = policy.share(count);
      const sentence = readings.explained ? `${quantity(count, singular, plural)}: ${percentText(value)} of what counts.` : '';
      return readings.add(component, policy.weight, value, true, sentence);
    }
    const worst = policy.share(atLeast);
    const value = Math.max(worst, (policy.expected ?? 0) * evidence);
    const sentence = readings.explained ? unknownText(`Number of ${plural}`, count.unknown, value) : '';
    return readings.addBetween(component, policy.weight, worst, value, 1, false, sentence);
  };
}
