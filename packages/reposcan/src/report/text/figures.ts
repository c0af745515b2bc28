import { isKnown, type Signal } from '@reposcan/core';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `1,234,567` */
export function count(value: number): string {
  return whole.format(value);
}

/** `12`, `1.2k`, `34k`, `5.6M`: at most five characters below ten thousand million. */
export function shortCount(value: number): string {
  for (const [unit, size] of [
    ['G', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const) {
    if (value < size * 0.9995) continue;
    const scaled = value / size;
    return scaled < 9.95 ? `${scaled.toFixed(1)}${unit}` : `${Math.round(scaled)}${unit}`;
  }
  return String(Math.round(value));
}

/** A count that may be unknown: `1,234` or `unknown`. */
export function countOrUnknown(signal: Signal<number>): string {
  return isKnown(signal) ? count(signal) : 'unknown';
}

/** `1 file`, `1,234 files` */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${count(value)} ${value === 1 ? singular : plural}`;
}

/** `512 B`, `1.5 KiB`, `230 MiB` */
export function byteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1023.5 && unit < byteUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${byteUnits[unit] ?? 'B'}`;
}

/** `0.4 ms`, `34 ms`, `1.25 s`, `2 min 5 s` */
export function duration(ms: number): string {
  if (ms < 9.95) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 99_995) return `${Number((ms / 1000).toFixed(2))} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The day of an ISO 8601 time, or the text itself where it is none. */
export function day(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(iso) ? iso.slice(0, 10) : iso;
}

/** `37 %`, `0.4 %`, `< 0.1 %` of a share between 0 and 1. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  return `${value < 9.95 ? Number(value.toFixed(1)) : Math.round(value)} %`;
}

/** `+31.2`, `−4` */
export function signed(points: number): string {
  const rounded = Number(Math.abs(points).toFixed(1));
  return `${points < 0 && rounded > 0 ? '−' : '+'}${rounded}`;
}
