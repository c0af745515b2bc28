const USERINFO = /\/\/[^/\s@]*@/g;

/** Text without the credentials of URLs in it and without the given secrets. */
export function redact(text: string, secrets: readonly string[] = []): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
    .replace(USERINFO, '//***@');
}

/** A remote's URL as it may be shown and stored: no password, query or fragment, and no user name where it could be a token. */
export function withoutCredentials(remote: string): string {
  const bare = remote.replace(/[?#].*$/s, '');
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)@/i.exec(bare);
  if (match === null) return bare;
  const [prefix, scheme = '', userinfo = ''] = match;
  // `git@` in an ssh URL names an account, not a secret; in an http URL the user name is often a token.
  const user = scheme.toLowerCase() === 'ssh' ? (userinfo.split(':')[0] ?? '') : '';
  return `${scheme}://${user === '' ? '' : `${user}@`}${bare.slice(prefix.length)}`;
}
