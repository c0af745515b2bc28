import { AnalysisError } from '../analysis-error.js';

/** More than this never pays, and each costs memory. */
const maxThreads = 64;

/** The number of worker threads. Throws `INVALID_OPTIONS` for one that is not a whole number from 0 to 64. */
export function checkedThreads(parseThreads: number | undefined): number | undefined {
  if (parseThreads === undefined || (Number.isInteger(parseThreads) && parseThreads >= 0 && parseThreads <= maxThreads)) return parseThreads;
  throw new AnalysisError(`The option parseThreads is ${String(parseThreads)}.`, {
    code: 'INVALID_OPTIONS',
    hint: `Give a whole number from 0 to ${String(maxThreads)}, or leave it out for the default.`,
    input: String(parseThreads),
  });
}
