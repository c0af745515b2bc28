import ipaddr from 'ipaddr.js';
import type { Setting } from '../process/environment.js';
import type { CheckedUrl } from '../url/check-url.js';

/** Options of the settings for one connection. */
export interface NetworkOptions {
  checked: CheckedUrl;
  token?: string;
  /** A connection slower than this many bytes per second … */
  minBytesPerSecond: number;
  /** … for this many seconds is given up. */
  stallSeconds: number;
}

/** Old but harmless faults of commits and trees that many real repositories have; everything else that `fsck` finds refuses the clone. */
const TOLERATED = [
  'badDate',
  'badDateOverflow',
  'badEmail',
  'badName',
  'badTagName',
  'badTimezone',
  'missingEmail',
  'missingNameBeforeEmail',
  'missingSpaceBeforeDate',
  'missingSpaceBeforeEmail',
  'missingTaggerEntry',
  'nulInCommit',
  'nullSha1',
  'zeroPaddedDate',
  'zeroPaddedFilemode',
];

/** Settings of git for a server that is not trusted: no redirect, no other address, no other protocol, nothing fetched from elsewhere. */
export function networkSettings({ checked, token, minBytesPerSecond, stallSeconds }: NetworkOptions): Setting[] {
  const { hostname, port, addresses, origin } = checked;
  const bracketed = addresses.map((address) => (address.includes(':') ? `[${address}]` : address));
  return [
    ['protocol.version', '2'],
    // Packs are kept as they come: one file to limit, and the fastest to read.
    ['fetch.unpackLimit', '1'],
    ['transfer.fsckObjects', 'true'],
    ...TOLERATED.map((fault): Setting => [`fetch.fsck.${fault}`, 'ignore']),
    ['transfer.bundleURI', 'false'],
    ['fetch.uriProtocols', ''],
    ['http.followRedirects', 'false'],
    ['http.lowSpeedLimit', String(minBytesPerSecond)],
    ['http.lowSpeedTime', String(stallSeconds)],
    // An address needs no resolving and so no pin.
    ...(ipaddr.isValid(hostname) ? [] : [['http.curloptResolve', `${hostname}:${port}:${bracketed.join(',')}`] as const]),
    ...(token === undefined ? [] : [[`http.${origin}/.extraHeader`, `Authorization: Basic ${basicCredentials(token)}`] as const]),
  ];
}

/** A token as GitHub, GitLab and others take it from git: as the password of any user. */
export function basicCredentials(token: string): string {
  return Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
}
