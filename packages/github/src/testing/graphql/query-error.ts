/** The types of GitHub's GraphQL errors that this server answers with. */
export type QueryErrorType =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'RESOURCE_LIMITS_EXCEEDED'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION'
  | 'MAX_NODE_LIMIT_EXCEEDED'
  | 'INVALID_CURSOR_ARGUMENTS'
  | 'ARGUMENT_LIMIT'
  | 'INSUFFICIENT_SCOPES'
  | 'SERVICE_UNAVAILABLE';

/** An error that a resolver throws: GitHub shows its type beside the message. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly type: QueryErrorType | null;

  constructor(type: QueryErrorType | null, message: string) {
    super(message);
    this.type = type;
  }
}
