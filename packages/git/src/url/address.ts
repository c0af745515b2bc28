import { lookup as dnsLookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** All addresses of a host name, IPv4 and IPv6. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** The operating system's resolver: the answer that a connection would use. */
export async function lookupAddresses(hostname: string): Promise<string[]> {
  const found = await dnsLookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

/** Everything that is assigned for public use; `::127.0.0.1` and the like lie outside. RFC 4291, IANA's IPv6 address space. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** Whether an address belongs to the public internet, also when it is an IPv4 address in IPv6 clothing. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST) : true;
}
