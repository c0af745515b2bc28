/** Milliseconds since the epoch as ISO 8601; `null` for a moment that has not come. */
export function isoTime(at: number): string;
export function isoTime(at: number | null): string | null;
export function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
