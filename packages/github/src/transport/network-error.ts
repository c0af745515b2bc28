import { plainText } from '@reposcan/core';
import { GithubError } from '../github-error.js';

// Sending the request again does not change these: the name does not exist, or the certificate is not trusted.
const PERMANENT = /^(ENOTFOUND|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|ERR_INVALID)/;

/** The error for a request that got no whole answer: no such host, refused, reset, cut off, an untrusted certificate. */
export function networkError(error: unknown): GithubError {
  const { code, message } = rootCause(error);
  const detail = plainText(code === null || message.includes(code) ? message : `${code}: ${message}`, 200);
  return new GithubError(`GitHub could not be reached (${detail}).`, {
    code: 'NETWORK',
    cause: error,
    transient: code === null || !PERMANENT.test(code),
    hint: 'Check the connection, the proxy and the base URL.',
  });
}

/** fetch says only "fetch failed"; what happened is at the end of the chain of causes. */
function rootCause(error: unknown): { code: string | null; message: string } {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error && current.cause instanceof Error; depth += 1)
    current = current.cause;
  if (!(current instanceof Error)) return { code: null, message: String(current) };
  const code = 'code' in current && typeof current.code === 'string' ? current.code : null;
  return { code, message: current.message === '' ? current.name : current.message };
}
