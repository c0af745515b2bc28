import { QueueError, type PartialResult } from '@reposcan/queue';

/** Which partial results to read. @throws {QueueError} `INVALID_OPTIONS` */
export function partialsRangeOf({ after = 0, limit = 1_000 }: { after?: number; limit?: number } = {}): { after: number; limit: number } {
  if (!Number.isSafeInteger(after) || after < 0) throw invalid('after', 'a whole number from 0');
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) throw invalid('limit', 'a whole number from 1 to 10,000');
  return { after, limit };
}

/** An entry as `rsAppend` writes it: attempt, time, and the value as JSON. */
export function partialOf(entry: string, seq: number): PartialResult {
  const [attempt = '', at = ''] = entry.split(' ', 2);
  return { seq, attempt: Number(attempt), at: Number(at), value: JSON.parse(entry.slice(attempt.length + at.length + 2)) as unknown };
}

function invalid(what: string, wanted: string): QueueError {
  return new QueueError(`The option ${what} is not valid.`, { code: 'INVALID_OPTIONS', hint: `Give ${wanted}.` });
}
