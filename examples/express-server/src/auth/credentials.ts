/** What a request shows. `null` where what it shows cannot be read. */
export type Credentials = { kind: 'none' } | { kind: 'basic'; user: string; password: string } | { kind: 'key'; key: string } | null;

/** Reads `Authorization: Basic …`, `Authorization: Bearer …` or `X-API-Key`. */
export function credentialsOf(authorization: string | undefined, apiKey: string | undefined): Credentials {
  if (authorization !== undefined && apiKey !== undefined) return null;
  if (apiKey !== undefined) return { kind: 'key', key: apiKey };
  if (authorization === undefined) return { kind: 'none' };
  const [, scheme = '', value = ''] = /^(\w+) +([\w.~+/=-]{1,2000})$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return { kind: 'key', key: value };
  if (scheme.toLowerCase() !== 'basic') return null;
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? null : { kind: 'basic', user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
