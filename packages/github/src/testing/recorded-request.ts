/** One request as the loopback GitHub received it. Tokens are never recorded. */
export interface RecordedRequest {
  /** Position among all requests since the start or the last `reset()`, from 0. */
  readonly index: number;
  /** When it arrived, milliseconds by the server's clock. */
  readonly at: number;
  readonly method: string;
  /** Path and query string, without the `/api/v3` of an Enterprise Server. */
  readonly path: string;
  readonly kind: 'graphql' | 'rest';
  /** GraphQL: the name of the operation, where it has one. */
  readonly operationName: string | null;
  /** GraphQL: the text of the document. */
  readonly query: string | null;
  /** GraphQL: the variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The page that it asks for, from 1: REST's `page`; in GraphQL counted from the cursor among the variables, in pages of 100. */
  readonly page: number;
  /** Header names in lower case; the value of `authorization` is replaced. */
  readonly headers: Readonly<Record<string, string>>;
  /** Who the token belongs to; `null` without a valid token. */
  readonly login: string | null;
  /**
   * Length of the chain of requests that had to end before this one arrived, from 1. The greatest of all requests is the number of
   * sequential round trips.
   */
  readonly roundTrip: number;
  /** The status that was answered; `null` until then, or when nothing was. */
  status: number | null;
  /** The kind of the fault that was played on it. */
  fault: string | null;
}
