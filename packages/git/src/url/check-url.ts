import { plainText } from '@reposcan/core';
import ipaddr from 'ipaddr.js';
import { GitError } from '../git-error.js';
import { redact } from '../untrusted/redact.js';
import { isPublicAddress, lookupAddresses, type Lookup } from './address.js';
import { completePolicy, STANDARD_PORTS, type UrlPolicy } from './url-policy.js';

/** A URL that passed the policy, rebuilt from its parts, with the addresses that were checked. */
export interface CheckedUrl {
  /** The only spelling to use from here on; never the raw input. */
  url: string;
  /** `https://host` or `https://host:port` */
  origin: string;
  /** IPv6 without brackets. */
  hostname: string;
  port: number;
  pathname: string;
  /** Connect to these and to no other: the name may answer differently next time. */
  addresses: readonly string[];
}

const MAX_LENGTH = 2048;

/**
 * Checks a URL against a policy before anything is started or connected, and resolves its host.
 * Throws a GitError: INVALID_URL, URL_REFUSED, HOST_UNRESOLVED or ADDRESS_REFUSED.
 */
export async function checkUrl(
  url: string,
  policy: UrlPolicy = {},
  lookup: Lookup = lookupAddresses,
): Promise<CheckedUrl> {
  const { protocols, ports, hosts, allowPrivateAddresses } = completePolicy(policy);
  const input = plainText(redact(url), 300);
  const invalid = (why: string): GitError =>
    new GitError(`The URL ${input} cannot be used: ${why}.`, {
      code: 'INVALID_URL',
      input,
      hint: 'Give the complete address, such as https://github.com/owner/name.',
    });
  const refused = (why: string, hint?: string): GitError =>
    new GitError(`The URL ${input} is refused: ${why}.`, { code: 'URL_REFUSED', input, hint });

  // What two parsers could read in two ways is refused before one of them reads it.
  if (url.length > MAX_LENGTH) throw invalid(`it has ${url.length} characters, more than ${MAX_LENGTH}`);
  if (!/^[\x21-\x7e]+$/.test(url)) throw invalid('it is empty or has spaces, control characters or letters outside ASCII');
  if (url.includes('\\')) throw invalid('it has a backslash');
  const [, scheme, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (scheme === undefined || authority === undefined) throw invalid('it does not start with a protocol and a host');
  const protocol = protocols.find((allowed) => allowed === `${scheme.toLowerCase()}:`);
  if (protocol === undefined) throw refused(`the protocol ${scheme.toLowerCase()} is not among ${protocols.join(' ')}`);
  if (authority === '') throw invalid('it has no host');
  if (authority.includes('@')) throw refused('it carries a user name or password', 'Pass a token as an option instead.');
  if (url.includes('?') || url.includes('#')) throw refused('it has a query or a fragment');
  if (url.replace(/\[[^\]/]*\]/, '').includes('::')) throw invalid('it has a double colon');
  if (authority.includes('%')) throw invalid('its host is percent-encoded');
  if (/%(?:[01][0-9a-f]|7f|5c|(?![0-9a-f]{2}))/i.test(url)) throw invalid('its path hides a control character or a backslash');

  const parsed = parse(url);
  if (parsed === null || parsed.hostname === '') throw invalid('it does not parse');
  const hostname = parsed.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const port = parsed.port === '' ? STANDARD_PORTS[protocol] : Number(parsed.port);
  if (ports !== 'any' && !ports.includes(port)) throw refused(`the port ${port} is not among ${ports.join(', ')}`);
  if (hosts !== undefined && !hosts.some((allowed) => matchesHost(hostname, allowed))) {
    throw refused(`the host ${hostname} is not on the list of allowed hosts`);
  }

  const isLiteral = ipaddr.isValid(hostname);
  const addresses = isLiteral ? [hostname] : await resolve(hostname, input, lookup);
  if (!allowPrivateAddresses && !addresses.every(isPublicAddress)) {
    throw new GitError(`The URL ${input} is refused: ${hostname} is or leads to an address that is not public.`, {
      code: 'ADDRESS_REFUSED',
      input,
      hint: 'A server inside your own network needs a policy with allowPrivateAddresses (on the command line --allow-private).',
    });
  }
  const host = hostname.includes(':') ? `[${hostname}]` : hostname;
  const origin = `${protocol}//${host}${port === STANDARD_PORTS[protocol] ? '' : `:${port}`}`;
  return { url: `${origin}${parsed.pathname}`, origin, hostname, port, pathname: parsed.pathname, addresses };
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function matchesHost(hostname: string, allowed: string): boolean {
  const pattern = allowed.toLowerCase();
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}

async function resolve(hostname: string, input: string, lookup: Lookup): Promise<readonly string[]> {
  let addresses: readonly string[] = [];
  let cause: unknown;
  try {
    addresses = await lookup(hostname);
  } catch (error) {
    cause = error;
  }
  if (addresses.length > 0) return addresses;
  throw new GitError(`The host ${hostname} has no address.`, {
    code: 'HOST_UNRESOLVED',
    input,
    hint: 'Check the spelling and the connection to the network.',
    cause,
  });
}
