import { resolve, sep } from 'node:path';
import { checkUrl, type CheckedUrl, type UrlPolicy } from '@reposcan/git';
import type { Config } from '../config/config.js';
import { Problem } from '../http/problem.js';
import { within } from './within.js';

/** Where the server may be sent to by a request. */
export interface UrlChecks {
  /** For clones: the git of the server has the same. */
  readonly clonePolicy: UrlPolicy;
  /** The URL as it is to be stored. @throws GitError for what the policy refuses */
  clone: (url: string) => Promise<CheckedUrl>;
  /** With the addresses to connect to. @throws GitError for what the policy refuses */
  webhook: (url: string) => Promise<CheckedUrl>;
  /** The folder, if it is below a configured one. @throws Problem 422 */
  localPath(path: string): string;
}

/** The URL policy of the configuration: one code for clones and webhooks, with a list of hosts each. */
export function createUrlChecks({ URL_PROTOCOLS, URL_PORTS, ALLOW_PRIVATE_ADDRESSES, CLONE_HOSTS, WEBHOOK_HOSTS, LOCAL_PATHS }: Config): UrlChecks {
  const policyFor = (hosts: readonly string[]): UrlPolicy => ({
    protocols: URL_PROTOCOLS.map((protocol) => `${protocol}:` as const),
    ...(URL_PORTS.length === 0 ? {} : { ports: URL_PORTS }),
    ...(hosts.length === 0 ? {} : { hosts }),
    allowPrivateAddresses: ALLOW_PRIVATE_ADDRESSES,
  });
  const clonePolicy = policyFor(CLONE_HOSTS);
  const webhookPolicy = policyFor(WEBHOOK_HOSTS);
  const check = (url: string, policy: UrlPolicy): Promise<CheckedUrl> => within(5_000, checkUrl(url, policy), slowResolver);

  return {
    clonePolicy,
    clone: (url) => check(url, clonePolicy),
    webhook: (url) => check(url, webhookPolicy),
    localPath(path) {
      const wanted = resolve(path);
      if (!path.includes('\0') && LOCAL_PATHS.some((allowed) => `${wanted}${sep}`.startsWith(`${resolve(allowed)}${sep}`))) return wanted;
      throw new Problem('Folders of this machine are scanned only below those in LOCAL_PATHS.', { status: 422, code: 'path-refused' });
    },
  };
}

function slowResolver(): Problem {
  return new Problem('The name of the host cannot be resolved in time.', { status: 422, code: 'host-unresolved' });
}
