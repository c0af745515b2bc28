import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { externalService } from './external-service.js';

const server = createServer();
let answering = '';
let silent = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  answering = `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  silent = `redis://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  closed.close();
  await once(closed, 'close');
});

afterAll(() => {
  server.close();
});

describe('externalService', () => {
  it('answers with the address that the variable names', async () => {
    const service = await externalService({ variable: 'REDIS_URL', fallback: silent, environment: { REDIS_URL: answering } });

    expect(service).toEqual({ url: answering, skip: false });
  });

  it('falls back to the usual address', async () => {
    const service = await externalService({ variable: 'REDIS_URL', fallback: answering, environment: {} });

    expect(service).toEqual({ url: answering, skip: false });
  });

  it('names the variable to set where nothing answers', async () => {
    const service = await externalService({ variable: 'REDIS_URL', fallback: silent, environment: {} });

    expect(service).toEqual({ url: null, skip: 'skipped: set REDIS_URL' });
  });

  it('fails under CI, where a skipped test would prove nothing', async () => {
    const lookup = externalService({ variable: 'REDIS_URL', fallback: silent, environment: { CI: 'true' } });

    await expect(lookup).rejects.toThrow('nothing answers at REDIS_URL=');
  });
});

describe('the servers that adapters are tested against', async () => {
  const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });
  const postgres = await externalService({
    variable: 'POSTGRES_URL',
    fallback: 'postgres://postgres@127.0.0.1:5432/postgres',
    environment: process.env,
  });

  it.skipIf(redis.skip)(`Redis answers a PING${redis.skip === false ? '' : ` (${redis.skip})`}`, async () => {
    const reply = await exchange(redis.url ?? '', 'PING\r\n');

    expect(reply.toString()).toBe('+PONG\r\n');
  });

  it.skipIf(postgres.skip)(`PostgreSQL answers an SSLRequest${postgres.skip === false ? '' : ` (${postgres.skip})`}`, async () => {
    const reply = await exchange(postgres.url ?? '', Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));

    expect(['S', 'N']).toContain(reply.toString());
  });
});

/** Sends bytes and resolves with the first answer. */
async function exchange(url: string, request: string | Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  try {
    socket.write(request);
    const [reply] = (await once(socket, 'data')) as [Buffer];
    return reply;
  } finally {
    socket.destroy();
  }
}
