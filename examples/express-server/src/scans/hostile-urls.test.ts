import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../fixtures/test-server.js';

/** Each must be refused before anything is started or connected to. PORT is one that is listened to. */
const urls = [
  'ext::sh -c id', 'ext::sh%20-c%20id', 'fd::17/x', 'http::http://h/x', 'https::https://h/x', '--upload-pack=touch x', '-u./x', '-oProxyCommand=x:y', 'ssh://-oProxyCommand=x/y', 'ssh://git@github.com/a/b',
  'git@github.com:a/b', 'github.com:a/b', 'file:///etc', 'file://localhost/etc', '/etc', '../x', './x', '~/x', 'git://github.com/a/b', 'ftp://github.com/a', 'ftps://github.com/a', 'dict://127.0.0.1:6379/info', 'gopher://127.0.0.1:6379/_x',
  'javascript:alert(1)', 'data:text/html,x', 'ldap://127.0.0.1/x', 'http://github.com/a/b', 'https://user:pass@github.com/a/b', 'https://token@github.com/a/b', 'https://github.com\\@127.0.0.1/a', 'https://127.0.0.1\\@github.com/a', 'https://127.0.0.1#@github.com/a',
  'https://github.com/a/b?x=y', 'https://github.com/a/b#x', 'https://github.com/%0ax', 'https://github.com/%0d%0aHost:x', 'https://github.com/%00', 'https://github.com/\0', 'https://git\thub.com/a', 'https://github.com/a\nb', ' https://github.com/a/b', 'https://github.com:22/a/b',
  'https://github.com:PORT/a', 'https://127.0.0.1/a', 'https://127.0.0.1:PORT/a', 'https://127.1/a', 'https://2130706433/a', 'https://0x7f.1/a', 'https://0x7f000001/a', 'https://0177.0.0.1/a', 'https://0/a', 'https://[::1]/a', 'https://[::]/a',
  'https://[::ffff:127.0.0.1]/a', 'https://[::ffff:7f00:1]/a', 'https://[64:ff9b::7f00:1]/a', 'https://[2002:7f00:1::]/a', 'https://[fe80::1]/a', 'https://[fd00:ec2::254]/a', 'https://169.254.169.254/latest/meta-data', 'https://10.0.0.1/a', 'https://192.168.0.1/a',
  'https://172.16.0.1/a', 'https://100.64.0.1/a', 'https://192.0.0.192/a', 'https://198.18.0.1/a', 'https://224.0.0.1/a', 'https://255.255.255.255/a', 'https://localhost/a', 'https://localhost./a', 'https://LOCALHOST/a', 'https://①②⑦.⓪.⓪.①/a', 'https://gіthub.com/a',
  'https:///a', 'https://', 'https:github.com/a', 'https:/github.com/a', '//github.com/a', 'https://%67ithub.com/a', 'https://github.com/%5c..%5cx', 'https://github.com/%zz', 'https://[::1', 'https://1.2.3.4.5.6/a', `https://github.com/${'a'.repeat(2_100)}`,
];

let server: TestServer;
let inside: Server;
let connections = 0;

beforeAll(async () => {
  inside = createServer((_, response) => response.end('inside'));
  inside.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  server = await startTestServer();
});

afterAll(() => void inside.close());

const withPort = (url: string): string => url.replace('PORT', String((inside.address() as AddressInfo).port));

describe('a URL that may lead anywhere', () => {
  it.each(urls.map((url) => [url]))('is refused as a repository: %j', async (url) => {
    const { status, body } = await server.ask('POST /api/v1/scan', { body: { repo_url: withPort(url) } });

    expect([status, body.status]).toEqual([422, 422]);
    expect(body.code).toMatch(/^(invalid-url|url-refused|host-unresolved|address-refused|invalid-body)$/);
    expect(JSON.stringify(body)).not.toContain('pass@');
  });

  it.each(urls.map((url) => [url]))('is refused as a webhook: %j', async (url) => {
    expect((await server.ask('POST /api/v1/webhooks', { body: { url: withPort(url) } })).status).toBe(422);
  });

  it('is refused by every route that takes one', async () => {
    expect((await server.ask('POST /api/v1/summarize', { body: { repo_url: 'https://127.0.0.1/a' } })).body.code).toBe('address-refused');
  });

  it('starts no job, connects to nothing, and is stored nowhere', async () => {
    expect(urls.length).toBeGreaterThanOrEqual(60);
    expect((await server.ask('GET /api/v1/jobs')).body.total).toBe(0);
    expect((await server.ask('GET /api/v1/webhooks')).body.webhooks).toEqual([]);
    expect(connections).toBe(0);
    // Whoever does connect is counted.
    const socket = connect((inside.address() as AddressInfo).port, '127.0.0.1');
    await once(inside, 'connection');
    socket.destroy();
    expect(connections).toBe(1);
  });
});
