import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why a summarizer was not made, or a model gave no answer. */
export type SummarizeErrorCode =
  /** An option that cannot work: a limit that is not a positive whole number, a bad URL, a key over plain HTTP. */
  | 'INVALID_OPTIONS'
  /** The model's server knows no such key, or lets it do no such thing. */
  | 'UNAUTHORIZED'
  /** Too many requests, or too little credit; longer than it was to be waited for. */
  | 'RATE_LIMITED'
  /** The server does not take the request: unknown model, too long, malformed. */
  | 'REJECTED'
  /** The server failed: 5xx. */
  | 'SERVER_ERROR'
  /** No whole answer in time. */
  | 'TIMEOUT'
  /** No connection, or one that broke off before there was an answer. */
  | 'NETWORK'
  /** An answer that cannot be read: not JSON, not of the shape that was asked for, too large, empty. */
  | 'INVALID_ANSWER'
  /** The model would not answer. */
  | 'REFUSED'
  /** The answer ended before it was whole: at the limit of its length, or with the connection. */
  | 'CUT_OFF';

/** What a {@link SummarizeError} carries besides code and message. */
export interface SummarizeErrorOptions extends ReposcanErrorOptions<SummarizeErrorCode> {
  /** @default 1 */
  requests?: number;
}

/** A model that gave no answer, or an option that cannot be used. Holds no key. An abort is not one of these: it rejects with the signal's own reason. */
export class SummarizeError extends ReposcanError<SummarizeErrorCode> {
  override readonly name = 'SummarizeError';
  /** Requests that reached the server, repeats included. */
  readonly requests: number;

  constructor(message: string, options: SummarizeErrorOptions) {
    super(message, options);
    this.requests = options.requests ?? 1;
  }
}
