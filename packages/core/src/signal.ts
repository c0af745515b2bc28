/** Why a signal could not be read. */
export type UnknownReason =
  /** Nobody asked for it yet: the lean scan leaves it to the enrich query. */
  | 'not-fetched'
  /** The token may not see it. */
  | 'forbidden'
  /** GitHub gave up on it (time or resource limits). */
  | 'resource-limit'
  /** The request for it failed. */
  | 'failed'
  /** This source cannot answer it (for example REST without a token). */
  | 'unsupported';

/** The value of a signal that could not be read. It is neither 0 nor false: the score keeps a range for it. */
export interface Unknown {
  readonly unknown: UnknownReason;
}

/** A value that may be unknown. In JSON: `12`, or `{"unknown": "not-fetched"}`. */
export type Signal<T> = T | Unknown;

/** An unknown signal with its reason. */
export function unknown(reason: UnknownReason): Unknown {
  return { unknown: reason };
}

/** Whether a signal was read. */
export function isKnown<T>(signal: Signal<T>): signal is T {
  return typeof signal !== 'object' || signal === null || !('unknown' in signal);
}

/** The value of a signal, or the fallback where it is unknown. */
export function knownOr<T, F>(signal: Signal<T>, fallback: F): T | F {
  return isKnown(signal) ? signal : fallback;
}
