import { ReposcanError, type ReposcanErrorOptions } from './reposcan-error.js';

/** Why a calculation was refused. */
export type CoreErrorCode =
  /** A value that cannot be: NaN stars, a date that is none, a negative limit. */
  | 'INVALID_INPUT'
  /** A formula with impossible weights or limits, or changed without a version of its own. */
  | 'INVALID_FORMULA';

/** A calculation was refused because of its input. */
export class CoreError extends ReposcanError<CoreErrorCode> {
  override readonly name = 'CoreError';

  constructor(message: string, options: ReposcanErrorOptions<CoreErrorCode>) {
    super(message, options);
  }
}
