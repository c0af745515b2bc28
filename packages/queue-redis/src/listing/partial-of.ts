import type { PartialResult } from '@reposcan/queue';

/** An entry as `rsAppend` writes it: attempt, time, and the value as JSON. */
export function partialOf(entry: string, seq: number): PartialResult {
  const [attempt = '', at = ''] = entry.split(' ', 2);
  return { seq, attempt: Number(attempt), at: Number(at), value: JSON.parse(entry.slice(attempt.length + at.length + 2)) as unknown };
}
