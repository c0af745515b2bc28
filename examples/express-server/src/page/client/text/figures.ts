const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const byteUnits = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** `1,234,567` */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 file`, `1,234 files` */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${count(value)} ${value === 1 ? singular : plural}`;
}

/** A signal of the API: a number, or an object that says why it is unknown. */
export function countOrUnknown(signal: unknown): string {
  return typeof signal === 'number' ? count(signal) : 'unknown';
}

/** `512 B`, `1.5 KiB` */
export function byteSize(bytes: number): string {
  const unit = Math.min(byteUnits.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** unit;
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${byteUnits[unit] ?? 'B'}`;
}

/** `34 ms`, `1.3 s`, `2 min 5 s` */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `3 Nov 2026` */
export function day(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : days.format(new Date(iso));
}

/** `3 Nov, 14:05`, in the reader's time zone. */
export function moment(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : moments.format(new Date(iso));
}

/** `37 %`, `0.4 %` of a share between 0 and 1. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value < 9.95 ? Number(value.toFixed(1)) : Math.round(value)} %`;
}

/** `+31.2`, `−4` */
export function signed(points: number): string {
  const rounded = Number(Math.abs(points).toFixed(1));
  return `${points < 0 && rounded > 0 ? '−' : '+'}${rounded}`;
}
