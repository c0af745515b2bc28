import type { UnknownReason } from '../signal.js';

/** A share of 0–1 in whole per cent. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A count with commas between thousands: `1,540`. */
export function countText(count: number): string {
  const digits = String(Math.round(count));
  // From 1e21 on JavaScript writes an exponent.
  if (digits.length < 4 || count >= 1e21) return digits;
  const head = digits.length % 3;
  let text = digits.slice(0, head);
  for (let at = head; at < digits.length; at += 3) text += (at === 0 ? '' : ',') + digits.slice(at, at + 3);
  return text;
}

/** A count and its noun: `1 star`, `1,540 stars`. */
export function quantity(count: number, singular: string, plural: string): string {
  return count === 1 ? `1 ${singular}` : `${countText(count)} ${plural}`;
}

/** A length of time in the unit that a person would use. */
export function durationText(days: number): string {
  if (days < 1) return 'less than a day';
  if (days < 60) return quantity(Math.floor(days), 'day', 'days');
  if (days < 730) return quantity(Math.floor(days / 30.4375), 'month', 'months');
  return quantity(Math.floor(days / 365.25), 'year', 'years');
}

const REASONS: Readonly<Record<UnknownReason, string>> = {
  'not-fetched': 'not read yet',
  forbidden: 'the token may not see it',
  'resource-limit': 'GitHub gave up on it',
  failed: 'reading it failed',
  unsupported: 'this source cannot tell',
};

/** What to say of a signal while it is unknown. */
export function unknownText(label: string, reason: UnknownReason, estimate: number): string {
  return `${label} unknown (${REASONS[reason] ?? 'no reason given'}): taken for ${percentText(estimate)} from what is known.`;
}
