import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { packetLine, startGitServer, type Behaviour, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { GitErrorCode } from '../git-error.js';
import type { GitOptions, OpenOptions } from '../git.js';

const policy = { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true } as const;
const advertisement = 'application/x-git-upload-pack-advertisement';

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
    (request, response) => {
      if (request.method !== 'POST') return false;
      let bytes = 0;
      const write = response.write.bind(response);
      response.write = ((chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > 50_000) response.destroy();
        return write(chunk);
      }) as typeof response.write;
      return false;
    },
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
  ['stalls', 'NETWORK', () => true, { stallSeconds: 1 }],
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
