/** What every error of this project carries besides its message. */
export interface ReposcanErrorOptions<Code extends string> {
  /** From the closed union of the package that throws. */
  code: Code;
  /** What the caller can do about it, one sentence. Becomes part of the message. */
  hint?: string;
  /** The input that failed, safe to show: no secrets, control characters removed. */
  input?: string;
  cause?: unknown;
}

/**
 * The base of all errors that reposcan packages throw on purpose. The message says what failed, with which input, and what to do;
 * `code` is for programs.
 */
export class ReposcanError<Code extends string = string> extends Error {
  override readonly name: string = 'ReposcanError';
  readonly code: Code;
  readonly hint: string | undefined;
  readonly input: string | undefined;

  constructor(message: string, options: ReposcanErrorOptions<Code>) {
    super(options.hint === undefined ? message : `${message} ${options.hint}`, { cause: options.cause });
    this.code = options.code;
    this.hint = options.hint;
    this.input = options.input;
  }
}
