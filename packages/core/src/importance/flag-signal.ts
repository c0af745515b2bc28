import { isKnown, type Signal } from '../signal.js';
import type { FlagPolicy } from './importance-formula.js';
import type { Grade, Readings } from './readings.js';
import { unknownText } from './wording.js';

/**
 * A signal that is there or not: reads it into a group. While it is unknown, `evidence` (0–1) decides how much of the expected value it
 * is taken for.
 */
export type FlagSignal = (readings: Readings, policy: FlagPolicy, flag: Signal<boolean>, evidence: number) => Grade;

/** A signal that is there or not, by its name and the sentences for both. */
export function createFlagSignal(component: string, label: string, yes: string, no: string): FlagSignal {
  return (readings, policy, flag, evidence) => {
    if (isKnown(flag)) return readings.add(component, policy.weight, flag ? 1 : 0, true, flag ? yes : no);
    const value = policy.expected * evidence;
    return readings.add(component, policy.weight, value, false, readings.explained ? unknownText(label, flag.unknown, value) : '');
  };
}
