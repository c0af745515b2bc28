/** What went less well than it should, without ending the scan. */
export type WarningCode =
  /** Some pages or files are missing from the result. */
  | 'PARTIAL_RESULT'
  /** The score of one repository could not be calculated; it counts as 0. */
  | 'SCORE_FAILED'
  /** Some signals stayed unknown although a closer look was due. */
  | 'ENRICH_INCOMPLETE'
  /** A stage took longer than its target. */
  | 'STAGE_SLOW'
  /** The result is complete, but could not be stored. */
  | 'STORE_FAILED'
  /** What is kept to make the next scan faster could not be read or written; the result is complete. */
  | 'CACHE_FAILED'
  /** No token: a reduced, unauthenticated scan. */
  | 'UNAUTHENTICATED'
  /** Little is left of the rate limit. */
  | 'RATE_LIMIT_LOW'
  /** A limit on entries, bytes or files was reached; the rest is listed as not looked at. */
  | 'LIMIT_REACHED'
  /** A file could not be read or understood. */
  | 'FILE_SKIPPED'
  /** A file name is not UTF-8 and is shown escaped. */
  | 'PATH_ESCAPED'
  /** The working tree differs from the commit that was scanned. */
  | 'UNCOMMITTED_CHANGES'
  /** The clone is shallow or partial: history is not all there. */
  | 'SHALLOW_CLONE'
  /** A stage of the scan failed; the results of the others are kept. */
  | 'STAGE_FAILED'
  /** The deep scan of one repository failed; the account scan is complete without it. */
  | 'DEEP_SCAN_FAILED'
  /** Something temporary could not be removed. */
  | 'CLEANUP_FAILED';

/** One thing that the reader of a result must know. */
export interface Warning {
  code: WarningCode;
  /** What happened, to what, and what to do about it. Safe to show: no secrets, no control characters. */
  message: string;
  /** The stage that it happened in. */
  stage?: string;
  /** The repository or file that it is about. */
  subject?: string;
}
