/** Where the repositories of a GitHub are, by any of its addresses: `https://api.github.com` belongs to `https://github.com`, and so with ghe.com; the API of an Enterprise Server is below its own site. */
export function githubSite(address = 'https://github.com'): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${/^api\.(?:github\.com|.+\.ghe\.com)$/.test(host) ? host.slice('api.'.length) : host}`;
}
