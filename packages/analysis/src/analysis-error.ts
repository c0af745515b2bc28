import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why the analysis refused or failed. */
export type AnalysisErrorCode =
  /** A limit that is not a positive whole number, or a language or finder that cannot be used. */
  | 'INVALID_OPTIONS'
  /** The tree gave no content at all; see `cause`. */
  | 'READ_FAILED';

/** The analysis refused or failed. An abort is not one of these: it rejects with the signal's own reason. */
export class AnalysisError extends ReposcanError<AnalysisErrorCode> {
  override readonly name = 'AnalysisError';

  constructor(message: string, options: ReposcanErrorOptions<AnalysisErrorCode>) {
    super(message, options);
  }
}
