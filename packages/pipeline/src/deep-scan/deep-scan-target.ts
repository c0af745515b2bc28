/** The repository to scan: a folder on this machine or a URL, at HEAD or at a ref. */
export type DeepScanTarget = { path: string; ref?: string } | { url: string; ref?: string; token?: string };

/** The target as records show it: the path or URL, never with credentials, query or fragment. */
export function locationOf(target: DeepScanTarget): string {
  return 'path' in target ? target.path : withoutCredentials(target.url);
}

function withoutCredentials(url: string): string {
  const [bare = ''] = url.split(/[?#]/u);
  if (URL.canParse(bare)) {
    const { protocol, host, pathname } = new URL(bare);
    return host === '' ? withoutUser(bare) : `${protocol}//${host}${pathname}`;
  }
  return withoutUser(bare);
}

/** Where the parts cannot be told apart, all up to the last `@` may be a secret. */
function withoutUser(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1);
}
