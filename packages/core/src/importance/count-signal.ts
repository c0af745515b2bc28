import { isKnown, type Signal, type UnknownReason } from '../signal.js';
import { countShare } from './curve.js';
import type { CountPolicy } from './importance-formula.js';
import type { Reading, Readings } from './readings.js';
import { percentText, quantity, unknownText } from './wording.js';

/** A counted signal: reads it into a group. While it is unknown, `evidence` (0–1) decides how much of the expected value it is taken for. */
export type CountSignal = (
  readings: Readings,
  policy: CountPolicy | Omit<CountPolicy, 'expected'>,
  steepness: number,
  count: Signal<number>,
  evidence: number,
) => Reading;

/** A counted signal by its name and its noun. */
export function createCountSignal(component: string, singular: string, plural: string): CountSignal {
  const unknownWording = (reason: UnknownReason, value: number) => unknownText(`Number of ${plural}`, reason, value);
  const knownWording = (count: number, value: number) => `${quantity(count, singular, plural)}: ${percentText(value)} of what counts.`;
  return (readings, policy, steepness, count, evidence) => {
    if (!isKnown(count)) {
      const value = 'expected' in policy ? policy.expected * evidence : 0;
      return readings.add(component, policy.weight, value, false, readings.explained ? unknownWording(count.unknown, value) : '');
    }
    const value = countShare(count, policy.half, steepness);
    return readings.add(component, policy.weight, value, true, readings.explained ? knownWording(count, value) : '');
  };
}
