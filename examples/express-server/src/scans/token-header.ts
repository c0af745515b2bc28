import type { Request } from 'express';
import { Problem } from '../http/problem.js';

/** The token for GitHub that a request carries in X-GitHub-Token; `undefined`: none. @throws Problem 400 */
export function githubTokenOf({ headers }: Request): string | undefined {
  const token = headers['x-github-token'];
  if (token === undefined) return undefined;
  if (typeof token === 'string' && /^[\x21-\x7e]{1,500}$/.test(token)) return token;
  throw new Problem('X-GitHub-Token is not a token.', { status: 400, code: 'invalid-token' });
}

/** A job is stored and carries no token: better said than silently ignored. @throws Problem 422 */
export function refuseGithubToken({ headers }: Request): void {
  if (headers['x-github-token'] === undefined) return;
  throw new Problem('A job carries no token: it scans with the one in the configuration of the server (GITHUB_TOKEN). Leave X-GitHub-Token out.', { status: 422, code: 'token-in-job' });
}
