import { AnalysisError } from '../analysis-error.js';

/** How much of a tree is looked at. What is beyond a limit is listed without having been read, and a warning says so. */
export interface AnalysisLimits {
  /**
   * Larger files are not read. Bytes.
   * @default 1_048_576 (1 MiB)
   */
  maxFileBytes?: number;
  /**
   * Together the files read have at most so many bytes; where there are more, source is read before the rest.
   * @default 268_435_456 (256 MiB)
   */
  maxTotalBytes?: number;
  /**
   * Files are observed up to this number, those near the root first.
   * @default 200_000
   */
  maxFiles?: number;
  /**
   * Entry points that are kept, those near the root first.
   * @default 200
   */
  maxEntryPoints?: number;
  /**
   * A file that takes longer to parse is given up. Milliseconds.
   * @default 5_000
   */
  maxParseMs?: number;
  /**
   * Finding the calls of one family of languages is given up when it takes longer. Milliseconds.
   * @default 60_000
   */
  maxCallsMs?: number;
}

const defaults: Required<AnalysisLimits> = {
  maxFileBytes: 1_048_576,
  maxTotalBytes: 268_435_456,
  maxFiles: 200_000,
  maxEntryPoints: 200,
  maxParseMs: 5_000,
  maxCallsMs: 60_000,
};

/** The limits with their defaults. Throws `INVALID_OPTIONS` for one that is not a positive whole number. */
export function checkedLimits(limits: AnalysisLimits): Required<AnalysisLimits> {
  const checked = { ...defaults };
  for (const name of Object.keys(defaults) as (keyof AnalysisLimits)[]) {
    const value = limits[name];
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new AnalysisError(`The limit ${name} is ${String(value)}.`, {
        code: 'INVALID_OPTIONS',
        hint: 'Give a whole number of at least 1, or leave it out for the default.',
        input: String(value),
      });
    }
    checked[name] = value;
  }
  return checked;
}
