import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { cutPack, packetLine, startGitServer, type Behaviour, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { GitErrorCode } from '../git-error.js';
import type { GitOptions, OpenOptions } from '../git.js';
import type { CloneStrategy } from './strategy.js';

const policy = { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true } as const;
const advertisement = 'application/x-git-upload-pack-advertisement';
const resultType = 'application/x-git-upload-pack-result';

let sandbox: Sandbox;
let servers: GitServer[] = [];
beforeAll(() => {
  sandbox = createSandbox();
  sandbox.repository('target', { noise: Buffer.from(Uint32Array.from({ length: 100_000 }, (_, index) => Math.imul(index, 2_654_435_761)).buffer) });
});
afterAll(() => sandbox.remove());
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
});

async function serve(behaviour?: Behaviour): Promise<GitServer> {
  const server = await startGitServer(sandbox.folder, behaviour);
  servers.push(server);
  return server;
}

/** The error of opening a repository there. */
async function failureOf(server: GitServer, options: GitOptions = {}, open: OpenOptions = {}): Promise<unknown> {
  const git = createGit({ tempDir: sandbox.tempDir, policy, ...options });
  return git.open({ url: server.url('target/.git') }, open).then(
    async (repository) => {
      await repository.close();
      return null;
    },
    (error: unknown) => error,
  );
}

const answers: [what: string, code: GitErrorCode, behaviour: Behaviour, options?: GitOptions][] = [
  ['answers 403', 'AUTH_REQUIRED', (_, response) => status(response, 403)],
  ['answers 404', 'REPOSITORY_NOT_FOUND', (_, response) => status(response, 404)],
  ['answers 500', 'NETWORK', (_, response) => status(response, 500)],
  ['answers with a web page', 'REPOSITORY_NOT_FOUND', (_, response) => body(response, 'text/html', '<!doctype html>\n<html>\n<body>Hello</body>\n</html>\n')],
  ['answers with nothing', 'NETWORK', (_, response) => body(response, advertisement, '')],
  ['answers with garbage', 'NETWORK', (_, response) => body(response, advertisement, 'x'.repeat(10_000))],
  [
    'claims a line that never comes',
    'NETWORK',
    (_, response) => body(response, advertisement, `${packetLine('# service=git-upload-pack\n')}0000ffff`),
  ],
  [
    'cuts the connection at once',
    'NETWORK',
    (request) => {
      request.socket.destroy();
      return true;
    },
  ],
  [
    'cuts the pack',
    'NETWORK',
    cutPack,
  ],
  [
    'damages the pack',
    'CORRUPT',
    (request, response) => {
      if (request.method !== 'POST') return false;
      const write = response.write.bind(response);
      response.write = ((chunk: Buffer) => {
        if (chunk.length > 5_000) chunk[4_000] = (chunk[4_000] ?? 0) ^ 0xff;
        return write(chunk);
      }) as typeof response.write;
      return false;
    },
  ],
  [
    'asks for credentials again and again',
    'AUTH_REQUIRED',
    (_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="again"' }).end();
      return true;
    },
  ],
  // Git then takes the server for one that only serves files, and finds no refs there.
  ['names another content type', 'EMPTY_REPOSITORY', (_, response) => body(response, 'application/octet-stream', 'x'.repeat(10_000))],
  ['answers a request for a pack with another content type', 'NETWORK', (request, response) => request.method === 'POST' && body(response, 'text/plain', 'hello')],
  ['answers a request for a pack with garbage', 'NETWORK', (request, response) => request.method === 'POST' && body(response, resultType, 'x'.repeat(10_000))],
  [
    'claims a pack of four thousand million objects',
    'CORRUPT',
    onFetch((_, response) => {
      const pack = Buffer.concat([Buffer.from('PACK'), Buffer.from([0, 0, 0, 2, 255, 255, 255, 255]), Buffer.alloc(1_000)]);
      return sideband(response, [pack]);
    }),
  ],
  ['sends a pack without end', 'REPOSITORY_TOO_LARGE', onFetch((_, response) => endlessPack(response)), { maxRepositoryBytes: 5_000_000 }],
  ['stalls', 'NETWORK', () => true, { stallSeconds: 1 }],
  [
    'stalls in the middle of a pack',
    'NETWORK',
    onFetch((_, response) => {
      response.writeHead(200, { 'content-type': resultType });
      response.write(packetLine('packfile\n'));
      return true;
    }),
    { stallSeconds: 1 },
  ],
  [
    'sends an error with its pack',
    'NETWORK',
    onFetch((_, response) => sideband(response, [Buffer.from('\u001b[2Jgo away')], 3)),
  ],
  [
    'sends a byte now and then',
    'NETWORK',
    (_, response) => {
      response.writeHead(200, { 'content-type': advertisement });
      const timer = setInterval(() => response.write('0'), 100);
      response.on('close', () => clearInterval(timer));
      return true;
    },
    { stallSeconds: 1 },
  ],
  ['stalls for longer than a clone may take', 'TIMEOUT', () => true, { cloneTimeoutMs: 300 }],
  ['lists refs without end', 'REPOSITORY_TOO_LARGE', endlessRefs, { limits: { addressSpaceBytes: 300 * 1024 * 1024 } }],
];

describe('a server that', () => {
  it.each(answers)('%s ends as %s', async (_, code, behaviour, options) => {
    const server = await serve(behaviour);

    const error = await failureOf(server, options);

    expect(error).toMatchObject({ name: 'GitError', code });
  });

  it.each([301, 302, 303, 307, 308])('redirects (%d) is not followed', async (code) => {
    const other = await serve();
    const server = await serve((request, response) => {
      response.writeHead(code, { location: `${other.origin}${request.url ?? ''}` }).end();
      return true;
    });

    const error = await failureOf(server);

    expect(error).toMatchObject({ code: 'NETWORK', message: expect.stringContaining('redirect') as string });
    expect(other.connections()).toBe(0);
  });

  it('points the dumb protocol at another host is not followed', async () => {
    const other = await serve();
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      if (path.includes('/info/refs')) return body(response, 'text/plain', `${'a'.repeat(40)}\trefs/heads/main\n`);
      if (path.endsWith('/HEAD')) return body(response, 'text/plain', 'ref: refs/heads/main\n');
      if (path.endsWith('alternates')) return body(response, 'text/plain', `${other.origin}/target/.git/objects\n`);
      return status(response, 404);
    });

    const error = await failureOf(server);

    expect(error).toMatchObject({ name: 'GitError' });
    expect(other.connections()).toBe(0);
  });

  it('writes to the terminal through git does not reach it', async () => {
    const server = await serve((_, response) =>
      body(response, advertisement, `${packetLine('# service=git-upload-pack\n')}0000${packetLine('ERR \u001b[2J\u001b]0;owned\u0007\u202eevil https://ada:hunter2@h/')}`),
    );

    const error = await failureOf(server);

    expect(String(error)).toContain('evil');
    expect(String(error)).not.toMatch(/[\p{Cc}\p{Cf}]|hunter2/u);
    expect(String(error).length).toBeLessThan(1_000);
  });
});

describe('progress of a server', () => {
  it('with escape sequences reaches nobody as it is', async () => {
    const phases: string[] = [];
    const server = await serve(onFetch((_, response) => sideband(response, [Buffer.from('\u001b]0;owned\u0007Counting objects: \u001b[31m 5% (1/20)\r\n\u001b[2Jevil\n')], 2)));

    const error = await failureOf(server, {}, { onProgress: (progress) => phases.push(JSON.stringify(progress)) });

    expect(String(error)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(phases.join()).not.toMatch(/owned|evil|u001b/);
  });
});

describe.each(['tree', 'history', 'full'] satisfies CloneStrategy[])('a clone for %s from a server that', (strategy) => {
  it.each([
    ['stalls', 'NETWORK', () => true],
    ['redirects', 'NETWORK', (_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end();
      return true;
    }],
    ['sends garbage for a pack', 'NETWORK', onFetch((_, response) => body(response, resultType, 'x'.repeat(10_000)))],
    ['sends a pack without end', 'REPOSITORY_TOO_LARGE', onFetch((_, response) => endlessPack(response))],
  ] satisfies [string, GitErrorCode, Behaviour][])('%s ends as %s', async (_, code, behaviour) => {
    const server = await serve(behaviour);

    const error = await failureOf(server, { stallSeconds: 1, maxRepositoryBytes: 5_000_000 }, { strategy });

    expect(error).toMatchObject({ name: 'GitError', code });
  });
});

describe('the files that a clone for history fetches afterwards', () => {
  it.each([
    ['never come', 'NETWORK', () => true],
    ['never end', 'REPOSITORY_TOO_LARGE', (_, response) => endlessPack(response)],
  ] satisfies [string, GitErrorCode, Behaviour][])('%s: %s', async (_, code, behaviour) => {
    let posts = 0;
    // Two requests for the commits, then one for the files.
    const server = await serve((request, response) => request.method === 'POST' && (posts += 1) > 2 && behaviour(request, response));

    const error = await failureOf(server, { stallSeconds: 1, maxRepositoryBytes: 5_000_000 }, { strategy: 'history' });

    expect(error).toMatchObject({ name: 'GitError', code });
    expect(posts).toBeGreaterThan(2);
  });
});

describe('aborting', () => {
  it('ends a clone that waits for its server, with every process', async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      controller.abort(new Error('enough'));
      return true;
    });

    const error = await failureOf(server, {}, { signal: controller.signal });

    expect(error).toMatchObject({ code: 'ABORTED' });
  });

  it('ends a clone that receives', async () => {
    const controller = new AbortController();
    const server = await serve();

    const error = await failureOf(server, {}, {
      signal: controller.signal,
      onProgress: ({ phase }) => {
        if (phase === 'receiving') controller.abort();
      },
    });

    expect(error).toMatchObject({ code: 'ABORTED' });
  });

  it('before the start starts nothing', async () => {
    const server = await serve();

    const error = await failureOf(server, {}, { signal: AbortSignal.abort() });

    expect(error).toMatchObject({ code: 'ABORTED' });
    expect(server.connections()).toBe(0);
  });
});

/** Git's second request with a body is the one for a pack; the first asks for refs. */
function onFetch(behaviour: Behaviour): Behaviour {
  let posts = 0;
  return (request, response) => request.method === 'POST' && (posts += 1) > 1 && behaviour(request, response);
}

/** A pack, or what stands in its place, in git's wire format: 1 is the pack, 2 progress, 3 an error. */
function sideband(response: Parameters<Behaviour>[1], pieces: readonly Buffer[], band = 1): true {
  response.writeHead(200, { 'content-type': resultType });
  response.write(packetLine('packfile\n'));
  for (const piece of pieces) response.write(bandLine(band, piece));
  response.end('0000');
  return true;
}

function bandLine(band: number, piece: Buffer): Buffer {
  return Buffer.concat([Buffer.from((piece.length + 5).toString(16).padStart(4, '0')), Buffer.from([band]), piece]);
}

/** Objects that no compression makes smaller, as many as anybody takes. */
function endlessPack(response: Parameters<Behaviour>[1]): true {
  response.writeHead(200, { 'content-type': resultType });
  response.write(packetLine('packfile\n'));
  response.write(bandLine(1, Buffer.concat([Buffer.from('PACK'), Buffer.from([0, 0, 0, 2, 0x7f, 255, 255, 255])])));
  const content = randomBytes(30_000);
  // The head of a blob of 30,000 bytes: type and size, four bits and then seven at a time.
  const head = Buffer.from([0x80 | (3 << 4) | (30_000 & 15), 0x80 | ((30_000 >> 4) & 127), 30_000 >> 11]);
  const line = bandLine(1, Buffer.concat([head, deflateSync(content)]));
  const more = (): void => {
    while (!response.destroyed) {
      if (response.write(line)) continue;
      response.once('drain', more);
      return;
    }
  };
  more();
  return true;
}

function status(response: Parameters<Behaviour>[1], code: number): true {
  response.writeHead(code).end('no');
  return true;
}

function body(response: Parameters<Behaviour>[1], type: string, content: string): true {
  response.writeHead(200, { 'content-type': type }).end(content);
  return true;
}

function endlessRefs(_: Parameters<Behaviour>[0], response: Parameters<Behaviour>[1]): true {
  response.writeHead(200, { 'content-type': advertisement });
  response.write(`${packetLine('# service=git-upload-pack\n')}0000${packetLine(`${'a'.repeat(40)} HEAD\0shallow\n`)}`);
  let index = 0;
  const more = (): void => {
    while (!response.destroyed) {
      const lines = Array.from({ length: 1_000 }, () => packetLine(`${'a'.repeat(40)} refs/heads/${'x'.repeat(150)}${(index += 1)}\n`));
      if (!response.write(lines.join(''))) {
        response.once('drain', more);
        return;
      }
    }
  };
  more();
  return true;
}
