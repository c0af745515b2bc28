import { CoreError } from '../core-error.js';
import { defaultFormula } from './default-formula.js';
import type { ImportanceFormula } from './importance-formula.js';
import { parseIsoTime } from './iso-time.js';
import { prepareFormula, type PreparedFormula } from './prepared-formula.js';

/** What a score depends on besides the repository. */
export interface ScoreOptions {
  /** The moment of scoring: ISO 8601, a Date, or milliseconds since 1970. The clock is the caller's. */
  now: string | Date | number;
  /** @default defaultFormula */
  formula?: ImportanceFormula;
}

/** Options that were checked once for many repositories. */
export interface PreparedScore {
  readonly now: number;
  readonly formula: PreparedFormula;
}

/**
 * Checks the options of a score.
 * @throws CoreError `INVALID_INPUT` (now), `INVALID_FORMULA`
 */
export function prepareScore({ now, formula = defaultFormula }: ScoreOptions): PreparedScore {
  const time = typeof now === 'number' ? now : now instanceof Date ? now.getTime() : parseIsoTime(now);
  if (!Number.isFinite(time)) {
    throw new CoreError('Importance cannot be calculated: `now` is not a time.', {
      code: 'INVALID_INPUT',
      input: 'now',
      hint: 'Hand in an ISO 8601 text, a Date, or milliseconds since 1970.',
    });
  }
  return { now: time, formula: prepareFormula(formula) };
}
