import { ReposcanError } from '@reposcan/core';

/** The command line asks for something that does not exist or does not go together. Ends with exit code 2. */
export class UsageError extends ReposcanError<'USAGE'> {
  override readonly name = 'UsageError';

  constructor(message: string, options: { hint?: string; input?: string } = {}) {
    super(message, { code: 'USAGE', ...options });
  }
}
