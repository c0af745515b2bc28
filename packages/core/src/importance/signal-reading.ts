import { isKnown, type Signal } from '../signal.js';
import { countShare } from './curve.js';
import type { ImportanceComponent } from './importance.js';
import type { CountPolicy, FlagPolicy, KnownPolicy } from './importance-formula.js';
import { percentText, quantity, reasonText } from './wording.js';

/** One signal on a scale of 0–1: as it is, and the least and the most that it could turn out to be. All three are equal where it is known. */
export interface SignalReading {
  readonly component: string;
  readonly group: ImportanceComponent['group'];
  readonly weight: number;
  readonly worst: number;
  readonly value: number;
  readonly best: number;
  readonly known: boolean;
  readonly sentence: string;
}

/** How the readings of one group are made. */
export interface ReadingContext {
  readonly group: ImportanceComponent['group'];
  readonly steepness: number;
}

/** A reading without doubt. */
export function knownReading(
  group: ImportanceComponent['group'],
  component: string,
  weight: number,
  value: number,
  sentence: string,
): SignalReading {
  return { component, group, weight, worst: value, value, best: value, known: true, sentence };
}

function unknownReading(
  group: ImportanceComponent['group'],
  component: string,
  policy: FlagPolicy,
  evidence: number,
  label: string,
  why: string,
): SignalReading {
  const value = policy.expected * evidence;
  const sentence = `${label} unknown (${why}): taken for ${percentText(value)} from what is known.`;
  return { component, group, weight: policy.weight, worst: 0, value, best: 1, known: false, sentence };
}

/** A counted signal that every scan knows. */
export function knownCountReading(
  context: ReadingContext,
  component: string,
  policy: KnownPolicy<CountPolicy>,
  count: number,
  singular: string,
  plural: string,
): SignalReading {
  const value = countShare(count, policy.half, context.steepness);
  const sentence = `${quantity(count, singular, plural)}: ${percentText(value)} of what counts.`;
  return knownReading(context.group, component, policy.weight, value, sentence);
}

/** A counted signal. While it is unknown, `evidence` (0–1) decides how much of the expected value it is taken for. */
export function countReading(
  context: ReadingContext,
  component: string,
  policy: CountPolicy,
  signal: Signal<number>,
  evidence: number,
  singular: string,
  plural: string,
): SignalReading {
  if (!isKnown(signal)) {
    return unknownReading(context.group, component, policy, evidence, `Number of ${plural}`, reasonText[signal.unknown]);
  }
  return knownCountReading(context, component, policy, signal, singular, plural);
}

/** A signal that is there or not. */
export function flagReading(
  context: ReadingContext,
  component: string,
  policy: FlagPolicy,
  signal: Signal<boolean>,
  evidence: number,
  label: string,
  yes: string,
  no: string,
): SignalReading {
  if (!isKnown(signal)) return unknownReading(context.group, component, policy, evidence, label, reasonText[signal.unknown]);
  return knownReading(context.group, component, policy.weight, signal ? 1 : 0, signal ? yes : no);
}
