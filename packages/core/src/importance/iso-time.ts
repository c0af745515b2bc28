/** Without a zone, the same text would mean another moment on another machine. */
const ISO_DATE = /^([+-]\d{6}|\d{4})-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The two digits at a place, or NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * Milliseconds since 1970 of an ISO 8601 time that names its zone (a date alone is midnight UTC), or NaN. `2026-11-22T15:56:52Z`, the
 * form that GitHub writes, takes a short cut: reading times is a large part of scoring.
 */
export function parseIsoTime(text: unknown): number {
  if (typeof text !== 'string') return Number.NaN;
  if (text.length === 20 && text.charCodeAt(19) === 90 && text.charCodeAt(10) === 84) {
    const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    const month = twoDigits(text, 5);
    const day = twoDigits(text, 8);
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    const separated =
      text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
    // Days that only some months have, and all that is odd, are left to the long way.
    if (separated && year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60) {
      return Date.UTC(year, month - 1, day, hour, minute, second);
    }
  }
  return text.length <= 40 && ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
}
