/** Which URLs a server may be reached under. Data, so that it can be replaced as a whole. */
export interface UrlPolicy {
  /** @default ['https:'] */
  protocols?: readonly ('https:' | 'http:')[];
  /** @default the standard ports of the protocols: 443, and 80 where http is allowed */
  ports?: readonly number[] | 'any';
  /** Host names, exact or as `*.example.com` for everything below. @default any host */
  hosts?: readonly string[];
  /**
   * Whether hosts with loopback, private, link-local or otherwise special addresses are allowed: for people whose git server is inside
   * their own network and who trust everybody who may name a URL. @default false
   */
  allowPrivateAddresses?: boolean;
}

/** A policy with every default filled in. */
export function completePolicy(policy: UrlPolicy): Required<Omit<UrlPolicy, 'hosts'>> & Pick<UrlPolicy, 'hosts'> {
  const { protocols = ['https:'], allowPrivateAddresses = false, hosts } = policy;
  const ports = policy.ports ?? protocols.map((protocol) => STANDARD_PORTS[protocol]);
  return { protocols, ports, allowPrivateAddresses, hosts };
}

/** The port of a URL that names none. */
export const STANDARD_PORTS = { 'https:': 443, 'http:': 80 } as const;
