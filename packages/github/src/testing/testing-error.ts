import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why the loopback GitHub refused. */
export type GithubTestingErrorCode =
  /** `graphql` or `@octokit/graphql-schema` is not installed. */
  | 'MISSING_DEPENDENCY'
  /** A fixture contradicts itself or another one: a repeated id, name or login. */
  | 'INVALID_FIXTURE'
  /** An option has no meaning: a negative latency, a fault that is played zero times or names a field that is not in the schema. */
  | 'INVALID_OPTIONS'
  /** `listen()` was called while the server listens. */
  | 'ALREADY_LISTENING';

/** The loopback GitHub was used in a way that cannot work. Faults that it plays are HTTP answers, never this. */
export class GithubTestingError extends ReposcanError<GithubTestingErrorCode> {
  override readonly name = 'GithubTestingError';

  constructor(message: string, options: ReposcanErrorOptions<GithubTestingErrorCode>) {
    super(message, options);
  }
}
