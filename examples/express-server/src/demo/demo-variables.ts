import type { DemoWorld } from './demo-world.js';

/** The variables of a server that scans a world, and may clone from nowhere else. */
export function demoVariables({ origin, port, token }: DemoWorld): Record<string, string> {
  return { GITHUB_URL: origin, GITHUB_TOKEN: token, URL_PROTOCOLS: 'https,http', URL_PORTS: String(port), CLONE_HOSTS: '127.0.0.1', ALLOW_PRIVATE_ADDRESSES: 'true' };
}
