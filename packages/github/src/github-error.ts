import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why GitHub was not asked, did not answer, or answered with a refusal. */
export type GithubErrorCode =
  /** Not the name of an account. Nothing was sent. */
  | 'INVALID_LOGIN'
  /** An option has a value that cannot work: a bad URL, a token over plain HTTP, a negative limit. Nothing was sent. */
  | 'INVALID_OPTIONS'
  /** No such account or object, or the token may not know that it exists. */
  | 'NOT_FOUND'
  /** The token is wrong, expired or revoked. */
  | 'UNAUTHORIZED'
  /** The token is fine but may not do this: missing scope, SSO, blocked. */
  | 'FORBIDDEN'
  /** The hourly budget is used up; see `retryAt`. */
  | 'RATE_LIMITED'
  /** Too much in too short a time; see `retryAt`. */
  | 'SECONDARY_RATE_LIMITED'
  /** The query asks for more than GitHub gives in one answer. */
  | 'RESOURCE_LIMITED'
  /** GitHub failed: 5xx, or "something went wrong". */
  | 'SERVER_ERROR'
  /** No answer within `requestTimeoutMs`. */
  | 'TIMEOUT'
  /** No connection, or one that broke. */
  | 'NETWORK'
  /** The caller's signal aborted; `cause` is its reason. */
  | 'ABORTED'
  /** An answer that is not what GitHub's documentation says. */
  | 'INVALID_RESPONSE';

/** What a {@link GithubError} carries besides code and message. */
export interface GithubErrorOptions extends ReposcanErrorOptions<GithubErrorCode> {
  /** @default null */
  status?: number | null;
  /** @default null */
  retryAt?: Date | null;
  /** @default false */
  transient?: boolean;
}

/** A request to GitHub that was refused, failed or was never sent. Holds no token, whatever it is printed with. */
export class GithubError extends ReposcanError<GithubErrorCode> {
  override readonly name = 'GithubError';
  /** HTTP status of the answer; `null` where there was none. */
  readonly status: number | null;
  /** From when on the same request may work again; `null` where GitHub did not say. */
  readonly retryAt: Date | null;
  /** Whether sending the same request again soon can help. */
  readonly transient: boolean;

  constructor(message: string, options: GithubErrorOptions) {
    super(message, options);
    this.status = options.status ?? null;
    this.retryAt = options.retryAt ?? null;
    this.transient = options.transient ?? false;
  }
}
