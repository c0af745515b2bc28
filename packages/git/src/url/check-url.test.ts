import { chmodSync, existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import type { GitErrorCode } from '../git-error.js';
import { startGitServer, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import { checkUrl } from './check-url.js';

const PUBLIC = '93.184.215.14';
const names: Record<string, string[]> = {
  h: [PUBLIC],
  'git.example.com': [PUBLIC, '2606:4700::6810:84e5'],
  localhost: ['127.0.0.1', '::1'],
  'inside.example.com': ['10.1.2.3'],
  'mixed.example.com': [PUBLIC, '127.0.0.1'],
  'scoped.example.com': ['fe80::1%eth0'],
  'nothing.example.com': [],
  'xn--gthub-cua.com': [PUBLIC],
};

async function lookup(hostname: string): Promise<string[]> {
  const addresses = names[hostname];
  if (addresses === undefined) throw new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  return addresses;
}

const refusals: [url: string, code: GitErrorCode][] = [
  // Not URLs, or not the same URL for every parser.
  ['ext::sh -c id', 'INVALID_URL'],
  ['ext::sh%20-c%20id', 'INVALID_URL'],
  ['fd::17/x', 'INVALID_URL'],
  ['http::http://h/x', 'INVALID_URL'],
  ['https::https://h/x', 'INVALID_URL'],
  ['--upload-pack=touch x', 'INVALID_URL'],
  ['--upload-pack=touch', 'INVALID_URL'],
  ['-u./x', 'INVALID_URL'],
  ['-oProxyCommand=x:y', 'INVALID_URL'],
  ['git@h:x', 'INVALID_URL'],
  ['/etc', 'INVALID_URL'],
  ['../x', 'INVALID_URL'],
  ['C:\\x', 'INVALID_URL'],
  ['javascript:alert(1)', 'INVALID_URL'],
  ['data:text/plain,x', 'INVALID_URL'],
  ['//h/x', 'INVALID_URL'],
  ['https:/h/x', 'INVALID_URL'],
  ['https:h/x', 'INVALID_URL'],
  ['https:///x', 'INVALID_URL'],
  [' https://h/x', 'INVALID_URL'],
  ['https://h\\@g/x', 'INVALID_URL'],
  ['https://h/a\\b', 'INVALID_URL'],
  ['https://h/x\n', 'INVALID_URL'],
  ['https://h/\r\nx', 'INVALID_URL'],
  ['https://h/\0x', 'INVALID_URL'],
  ['https://h\t.example.com/x', 'INVALID_URL'],
  ['https://h/%0ax', 'INVALID_URL'],
  ['https://h/%0dx', 'INVALID_URL'],
  ['https://h/%00x', 'INVALID_URL'],
  ['https://h/%5cx', 'INVALID_URL'],
  ['https://h/%7F', 'INVALID_URL'],
  ['https://h/%zz', 'INVALID_URL'],
  ['https://%68/x', 'INVALID_URL'],
  ['https://h/a::b', 'INVALID_URL'],
  ['https://h:99999/x', 'INVALID_URL'],
  ['https://[::1/x', 'INVALID_URL'],
  ['https://①②⑦.⓪.⓪.①/x', 'INVALID_URL'],
  ['https://gіthub.com/x', 'INVALID_URL'],
  [`https://h/${'a'.repeat(20_000)}`, 'INVALID_URL'],
  // URLs that the policy does not allow.
  ['ssh://-oProxyCommand=x/y', 'URL_REFUSED'],
  ['ssh://git@h/x', 'URL_REFUSED'],
  ['file:///etc', 'URL_REFUSED'],
  ['git://h/x', 'URL_REFUSED'],
  ['ftp://h/x', 'URL_REFUSED'],
  ['dict://h/x', 'URL_REFUSED'],
  ['gopher://h/x', 'URL_REFUSED'],
  ['http://h/x', 'URL_REFUSED'],
  ['https://u:p@h/x', 'URL_REFUSED'],
  ['https://github.com@127.0.0.1/x', 'URL_REFUSED'],
  ['https://@h/x', 'URL_REFUSED'],
  ['https://h#@g/x', 'URL_REFUSED'],
  ['https://h/x#y', 'URL_REFUSED'],
  ['https://h/x?y', 'URL_REFUSED'],
  ['https://h:22/x', 'URL_REFUSED'],
  ['https://h:80/x', 'URL_REFUSED'],
  // Addresses that are not public, however they are spelled.
  ['https://127.0.0.1/x', 'ADDRESS_REFUSED'],
  ['https://127.0.0.1./x', 'ADDRESS_REFUSED'],
  ['https://127.1/x', 'ADDRESS_REFUSED'],
  ['https://2130706433/x', 'ADDRESS_REFUSED'],
  ['https://0x7f.1/x', 'ADDRESS_REFUSED'],
  ['https://0x7f000001/x', 'ADDRESS_REFUSED'],
  ['https://0177.0.0.1/x', 'ADDRESS_REFUSED'],
  ['https://0/x', 'ADDRESS_REFUSED'],
  ['https://10.0.0.1/x', 'ADDRESS_REFUSED'],
  ['https://172.16.0.1/x', 'ADDRESS_REFUSED'],
  ['https://192.168.1.1/x', 'ADDRESS_REFUSED'],
  ['https://169.254.169.254/x', 'ADDRESS_REFUSED'],
  ['https://100.64.0.1/x', 'ADDRESS_REFUSED'],
  ['https://192.0.0.192/x', 'ADDRESS_REFUSED'],
  ['https://198.18.0.1/x', 'ADDRESS_REFUSED'],
  ['https://224.0.0.1/x', 'ADDRESS_REFUSED'],
  ['https://255.255.255.255/x', 'ADDRESS_REFUSED'],
  ['https://[::1]/x', 'ADDRESS_REFUSED'],
  ['https://[::]/x', 'ADDRESS_REFUSED'],
  ['https://[::7f00:1]/x', 'ADDRESS_REFUSED'],
  ['https://[::ffff:7f00:1]/x', 'ADDRESS_REFUSED'],
  ['https://[64:ff9b::7f00:1]/x', 'ADDRESS_REFUSED'],
  ['https://[2002:7f00:1::]/x', 'ADDRESS_REFUSED'],
  ['https://[fd00:ec2::254]/x', 'ADDRESS_REFUSED'],
  ['https://[fe80::1]/x', 'ADDRESS_REFUSED'],
  ['https://localhost/x', 'ADDRESS_REFUSED'],
  ['https://localhost./x', 'ADDRESS_REFUSED'],
  ['https://LOCALHOST/x', 'ADDRESS_REFUSED'],
  ['https://inside.example.com/x', 'ADDRESS_REFUSED'],
  ['https://mixed.example.com/x', 'ADDRESS_REFUSED'],
  ['https://scoped.example.com/x', 'ADDRESS_REFUSED'],
  // Names without an address.
  ['https://nothing.example.com/x', 'HOST_UNRESOLVED'],
  ['https://unknown.example.com/x', 'HOST_UNRESOLVED'],
];

describe('a URL that is refused', () => {
  let sandbox: Sandbox;
  let server: GitServer;
  beforeAll(async () => {
    sandbox = createSandbox();
    server = await startGitServer(sandbox.folder);
    sandbox.write(sandbox.path('git'), `#!/bin/sh\ntouch '${sandbox.marker}'\n`);
    chmodSync(sandbox.path('git'), 0o755);
  });
  afterAll(async () => {
    await server.close();
    sandbox.remove();
  });

  it.each(refusals)('%j has the code %s, starts no process and connects to nothing', async (url, code) => {
    const git = createGit({ git: sandbox.path('git'), tempDir: sandbox.tempDir, lookup });

    await expect(git.open({ url })).rejects.toMatchObject({ name: 'GitError', code });

    expect(existsSync(sandbox.marker)).toBe(false);
    expect(sandbox.leftovers()).toEqual([]);
    expect(server.connections()).toBe(0);
  });

  it('would be seen to start a process if it did', async () => {
    const git = createGit({ git: sandbox.path('git'), tempDir: sandbox.tempDir, lookup });

    await git.open({ url: 'https://git.example.com/x' }).catch(() => {});

    expect(existsSync(sandbox.marker)).toBe(true);
    rmSync(sandbox.marker);
  });

  it('may be empty', async () => {
    await expect(checkUrl('', {}, lookup)).rejects.toMatchObject({ code: 'INVALID_URL' });
  });

  it('is not connected to on a port of loopback either', async () => {
    await expect(checkUrl(`https://127.0.0.1:${server.port}/x`, { ports: 'any' }, lookup)).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
    expect(server.connections()).toBe(0);
  });

  it('is named in the message without its password and without control characters', async () => {
    const error = await checkUrl('https://ada:hunter2@h/x', {}, lookup).catch((caught: unknown) => caught);
    const other = await checkUrl('https://h/\u001b[31mx\u202e', {}, lookup).catch((caught: unknown) => caught);

    expect(String(error)).not.toContain('hunter2');
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(String(other)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('a URL that passes', () => {
  it.each([
    ['https://git.example.com/owner/name', 'https://git.example.com/owner/name'],
    ['HTTPS://GIT.example.com:443/owner/Name.git', 'https://git.example.com/owner/Name.git'],
    ['https://git.example.com./owner/name', 'https://git.example.com/owner/name'],
    ['https://git.example.com/a/../b/./c', 'https://git.example.com/b/c'],
    ['https://git.example.com/a/%2e%2e/b', 'https://git.example.com/b'],
    ['https://git.example.com/a/%E2%82%AC', 'https://git.example.com/a/%E2%82%AC'],
    ['https://xn--gthub-cua.com/x', 'https://xn--gthub-cua.com/x'],
    ['https://93.184.215.14/x', 'https://93.184.215.14/x'],
    ['https://[2606:4700::6810:84e5]/x', 'https://[2606:4700::6810:84e5]/x'],
  ])('%s is rebuilt from its parts as %s', async (url, rebuilt) => {
    const checked = await checkUrl(url, {}, lookup);

    expect(checked.url).toBe(rebuilt);
  });

  it('carries every address that was checked, for pinning', async () => {
    const checked = await checkUrl('https://git.example.com/x', {}, lookup);

    expect(checked).toMatchObject({ hostname: 'git.example.com', port: 443, addresses: names['git.example.com'] });
  });

  it('asks the resolver once', async () => {
    const asked: string[] = [];

    await checkUrl('https://git.example.com/x', {}, async (hostname) => {
      asked.push(hostname);
      return lookup(hostname);
    });

    expect(asked).toEqual(['git.example.com']);
  });
});

describe('a policy', () => {
  it.each([
    ['http://h/x', { protocols: ['https:', 'http:'] as const }],
    ['https://h:8443/x', { ports: [443, 8443] }],
    ['https://h:1/x', { ports: 'any' as const }],
    ['https://git.example.com/x', { hosts: ['git.example.com'] }],
    ['https://git.example.com/x', { hosts: ['*.EXAMPLE.com'] }],
    ['https://127.0.0.1/x', { allowPrivateAddresses: true }],
    ['https://[::1]/x', { allowPrivateAddresses: true }],
    ['https://localhost/x', { allowPrivateAddresses: true }],
  ])('lets %s pass if it says so: %j', async (url, policy) => {
    await expect(checkUrl(url, policy, lookup)).resolves.toMatchObject({ url });
  });

  it.each([
    ['https://h/x', ['git.example.com']],
    ['https://example.com.evil/x', ['*.example.com']],
    ['https://evilexample.com/x', ['*.example.com']],
    ['https://h/x', []],
  ])('keeps %s out where the hosts are %j', async (url, hosts) => {
    await expect(checkUrl(url, { hosts }, lookup)).rejects.toMatchObject({ code: 'URL_REFUSED' });
  });
});
