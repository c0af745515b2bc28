import { GithubError } from './github-error.js';
import { asCount, asRecord } from './json.js';
import type { Call } from './transport/call.js';
import type { Transport } from './transport/transport.js';

const OWNER_AND_NAME = /^([a-z\d](?:[a-z\d_-]{0,49}))\/([\w.-]{1,100})$/i;
/** GitHub counts in units of so many bytes. */
const UNIT = 1024;

/**
 * The size of a repository on GitHub's disks in bytes, history included and forks sharing objects; `null` where GitHub does not say, whatever the reason: whoever
 * asks can still find out by cloning. @throws GithubError ABORTED
 */
export async function repositorySize(nameWithOwner: string, transport: Transport, call: Call): Promise<number | null> {
  const [, owner, repo] = OWNER_AND_NAME.exec(nameWithOwner) ?? [];
  if (owner === undefined || repo === undefined || repo === '.' || repo === '..') return null;
  try {
    const size = asCount(asRecord(await transport.rest('GET /repos/{owner}/{repo}', { owner, repo }, { ...call, retryServerErrors: false }))?.['size']);
    return size === null ? null : size * UNIT;
  } catch (error) {
    if (error instanceof GithubError && error.code === 'ABORTED') throw error;
    return null;
  }
}
