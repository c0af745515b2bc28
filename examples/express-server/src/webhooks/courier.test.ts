import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { checkUrl } from '@reposcan/git';
import { createMemoryQueue } from '@reposcan/queue';
import { createManualClock } from '@reposcan/queue/testing';
import { createSqliteConnection } from '@reposcan/sqlite';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverSchema } from '../database/server-schema.js';
import { startReceiver, type Receiver } from '../fixtures/receiver.js';
import { temporaryFolder } from '../fixtures/test-server.js';
import { until } from '../fixtures/until.js';
import { createCourier } from './courier.js';
import type { DeliveryJobs } from './delivery-jobs.js';
import { retrySeconds } from './retry-schedule.js';
import { createWebhooks } from './webhooks.js';

const folder = temporaryFolder();
let receiver: Receiver;
let close: (() => Promise<void>)[] = [];

beforeEach(async () => {
  receiver = await startReceiver();
  close = [() => receiver.close()];
});

afterEach(async () => {
  for (const end of close.toReversed()) await end();
});

function setup({ isWorking = true } = {}) {
  const clock = createManualClock({ startAt: Date.now() });
  const queue = createMemoryQueue<DeliveryJobs>({ clock });
  const database = createSqliteConnection({ file: join(folder, `${randomUUID()}.sqlite`), schema: serverSchema });
  close.push(() => database.close(), () => queue.close({ graceMs: 0 }));
  const webhooks = createWebhooks(database, () => clock.now());
  const check = (url: string) => checkUrl(url, { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true });
  const courier = createCourier({ webhooks, queue, check, now: () => clock.now() });
  const errors: unknown[] = [];
  const work = () => courier.work((error) => errors.push(error));
  if (isWorking) work();
  const create = () => webhooks.create({ userId: 'ada', url: receiver.url, events: ['scan.completed'] });
  const deliveryOf = async (webhookId: string) => (await webhooks.deliveries(webhookId))[0];
  return { clock, queue, webhooks, courier, create, deliveryOf, errors, work };
}

const message = (webhookId: string, id = 'msg_1') => ({ id, webhookId, event: 'scan.completed' as const, body: JSON.stringify({ type: 'scan.completed', data: { n: 1 } }) });

describe('a message', () => {
  it('is signed as Standard Webhooks says: their own library takes it', async () => {
    const { courier, create, deliveryOf } = setup();
    const { id, secret } = await create();

    await courier.accept(message(id));
    await until(async () => (await deliveryOf(id))?.state === 'delivered');

    const [{ headers, body, path } = { headers: {}, body: '', path: '' }] = receiver.received;
    expect(new Verifier(secret).verify(body, headers as Record<string, string>)).toEqual({ type: 'scan.completed', data: { n: 1 } });
    expect([headers['webhook-id'], path, headers['content-type']]).toEqual(['msg_1', '/hook', 'application/json']);
    expect(await deliveryOf(id)).toMatchObject({ attempts: 1, lastStatus: 204, lastError: null, nextAt: null });
  });

  it('is taken on once, however often and by however many it is handed over', async () => {
    const { courier, create, deliveryOf, queue } = setup();
    const { id } = await create();

    await Promise.all(Array.from({ length: 10 }, () => courier.accept(message(id))));
    await until(async () => (await deliveryOf(id))?.state === 'delivered');
    await courier.accept(message(id));

    expect(receiver.received).toHaveLength(1);
    expect((await queue.list()).items).toHaveLength(1);
  });

  it('is sent again by the schedule, under the same id with a new signature', async () => {
    const { courier, create, deliveryOf, clock } = setup();
    receiver.answer = { status: 500 };
    const { id } = await create();

    await courier.accept(message(id));
    for (const [index, seconds] of retrySeconds.slice(0, 2).entries()) {
      await until(async () => (await deliveryOf(id))?.attempts === index + 1);
      const { nextAt } = (await deliveryOf(id)) ?? {};
      expect((nextAt ?? 0) - clock.now()).toBeGreaterThanOrEqual(seconds * 1_000);
      expect((nextAt ?? 0) - clock.now()).toBeLessThanOrEqual(seconds * 1_100);
      await until(() => clock.pending > 0);
      await clock.advance((nextAt ?? 0) - clock.now());
    }
    await until(async () => (await deliveryOf(id))?.attempts === 3);

    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['msg_1']));
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-signature'])).size).toBe(3);
    expect(await deliveryOf(id)).toMatchObject({ state: 'pending', lastStatus: 500, lastError: 'The receiver answered 500.' });
  });

  it('is given up after the last attempt of the schedule', async () => {
    const { courier, create, deliveryOf, clock, webhooks } = setup();
    receiver.answer = { status: 500 };
    const { id } = await create();
    await webhooks.add(message(id));
    for (const attempts of retrySeconds.keys()) await webhooks.record('msg_1', attempts, { state: 'pending', nextAt: clock.now(), status: 500, error: 'x' });

    await clock.advance(61_000);
    await courier.sweep();
    await until(async () => (await deliveryOf(id))?.state === 'failed');

    expect(receiver.received).toHaveLength(1);
    expect(await deliveryOf(id)).toMatchObject({ attempts: retrySeconds.length + 1, nextAt: null });
  });

  it('arrives when the receiver is back', async () => {
    const { courier, create, deliveryOf, clock } = setup();
    receiver.answer = { status: 503 };
    const { id } = await create();
    await courier.accept(message(id));
    await until(async () => (await deliveryOf(id))?.attempts === 1);

    receiver.answer = { status: 200 };
    await until(() => clock.pending > 0);
    await clock.advance(6_000);
    await until(async () => (await deliveryOf(id))?.state === 'delivered');

    expect(receiver.received).toHaveLength(2);
  });

  it('answered by 410 is the last: the webhook is disabled', async () => {
    const { courier, create, deliveryOf, webhooks } = setup();
    receiver.answer = { status: 410 };
    const { id } = await create();

    await courier.accept(message(id));
    await until(async () => (await webhooks.get(id))?.disabledAt !== null);
    await courier.accept(message(id, 'msg_2'));
    await until(async () => (await webhooks.load('msg_2'))?.delivery.state === 'failed');

    expect(receiver.received).toHaveLength(1);
    expect(await webhooks.load('msg_1')).toMatchObject({ delivery: { state: 'failed', lastStatus: 410 } });
    expect((await webhooks.get(id))?.disabledWhy).toContain('410');
    expect((await deliveryOf(id))?.state).toBe('failed');
  });

  it('follows no redirect', async () => {
    const { courier, create, deliveryOf } = setup();
    receiver.answer = { status: 302, headers: { location: `http://127.0.0.1:${receiver.port}/elsewhere` } };
    const { id } = await create();

    await courier.accept(message(id));
    await until(async () => (await deliveryOf(id))?.attempts === 1);

    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'pending', lastStatus: 302 });
  });

  it('is not held up by an answer of 50 MB: it is not read', async () => {
    const { courier, create, deliveryOf } = setup();
    receiver.answer = { status: 200, body: 'x'.repeat(50 * 1024 ** 2) };
    const { id } = await create();

    await courier.accept(message(id));
    await until(async () => (await deliveryOf(id))?.state === 'delivered');

    expect((await deliveryOf(id))?.attempts).toBe(1);
  });

  it('that a process noted but did not queue is found again', async () => {
    const { courier, create, deliveryOf, clock, webhooks } = setup();
    const { id } = await create();
    await webhooks.add(message(id));

    await courier.sweep();
    expect(receiver.received).toHaveLength(0);
    await clock.advance(61_000);
    await courier.sweep();
    await until(async () => (await deliveryOf(id))?.state === 'delivered');

    expect(receiver.received).toHaveLength(1);
  });

  it('whose webhook is removed goes with it', async () => {
    const { courier, create, webhooks, queue, work } = setup({ isWorking: false });
    const { id } = await create();
    await courier.accept(message(id));
    await webhooks.remove(id);

    work();
    await until(async () => (await queue.counts()).completed === 1);

    expect(receiver.received).toEqual([]);
  });

  it('is one of the newest hundred that are kept', async () => {
    const { create, webhooks, clock } = setup({ isWorking: false });
    const { id } = await create();
    for (let n = 0; n < 105; n += 1) {
      await webhooks.add(message(id, `msg_${n}`));
      await clock.advance(1);
    }

    const ids = (await webhooks.deliveries(id)).map((delivery) => delivery.id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([100, 'msg_104', 'msg_5']);
  });
});
