/** A number as it is written: `1,234`. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 file`, `1,234 files`. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** With a full stop, where it has no other end. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/[\s,;:–—-]+$/u, '');
  return /[.!?…。！？)"”]$/u.test(trimmed) && !/[^.!?。！？][)"”]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A share of 0–1 in whole per cent, `null` where there is nothing to take a share of. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}
