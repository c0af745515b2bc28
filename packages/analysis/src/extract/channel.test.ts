import { describe, expect, it } from 'vitest';
import { createChannel } from './channel.js';

describe('a channel', () => {
  it('gives items in their order, then null', async () => {
    const channel = createChannel<number>(2);
    await channel.put(1);
    await channel.put(2);
    channel.end();

    expect([await channel.take(), await channel.take(), await channel.take()]).toEqual([1, 2, null]);
  });

  it('lets whoever gives wait while it is full', async () => {
    const channel = createChannel<number>(1);
    const order: string[] = [];
    const giving = (async () => {
      for (const item of [1, 2]) {
        await channel.put(item);
        order.push(`given ${String(item)}`);
      }
      channel.end();
    })();
    await new Promise(setImmediate);
    order.push('pause');

    await channel.take();
    await giving;

    expect(order).toEqual(['given 1', 'pause', 'given 2']);
  });

  it('gives each item to one of those who wait', async () => {
    const channel = createChannel<number>(1);
    const taking = Promise.all([channel.take(), channel.take(), channel.take()]);
    await channel.put(1);
    await channel.put(2);
    channel.end();

    expect(new Set(await taking)).toEqual(new Set([1, 2, null]));
  });

  it('tells a failure to all who wait or come', async () => {
    const channel = createChannel<number>(1);
    const reason = new Error('enough');
    const taking = channel.take();
    channel.fail(reason);

    await expect(taking).rejects.toBe(reason);
    await expect(channel.put(1)).rejects.toBe(reason);
    await expect(channel.take()).rejects.toBe(reason);
  });
});
