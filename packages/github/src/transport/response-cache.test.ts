import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryResponseCache, type CachedResponse } from './response-cache.js';

describe('the memory response cache', () => {
  it('gives back what was set, and nothing for other keys', async () => {
    const cache = createMemoryResponseCache();

    await cache.set('a', { etag: '"1"', body: '[]' });

    expect(await cache.get('a')).toEqual({ etag: '"1"', body: '[]' });
    expect(await cache.get('b')).toBeUndefined();
  });

  it('forgets what was used longest ago', async () => {
    const cache = createMemoryResponseCache({ maxEntries: 2 });
    await cache.set('a', { etag: '1', body: '' });
    await cache.set('b', { etag: '1', body: '' });

    await cache.get('a');
    await cache.set('c', { etag: '1', body: '' });

    expect([await cache.get('a'), await cache.get('b'), await cache.get('c')].map((entry) => entry !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('does not keep an answer that is larger than all of it, nor the one that it replaces', async () => {
    const cache = createMemoryResponseCache({ maxLength: 10 });
    await cache.set('a', { etag: '1', body: 'small' });

    await cache.set('a', { etag: '2', body: 'much too large' });

    expect(await cache.get('a')).toBeUndefined();
  });

  it('stays within its bounds whatever is set, and keeps the newest that fits', async () => {
    const writes = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), size: fc.integer({ min: 0, max: 40 }) }), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(writes, async (list) => {
        const cache = createMemoryResponseCache({ maxEntries: 3, maxLength: 60 });

        for (const { key, size } of list) await cache.set(key, { etag: 'e', body: 'x'.repeat(size) });

        const kept: CachedResponse[] = [];
        for (const key of ['a', 'b', 'c', 'd']) {
          const entry = await cache.get(key);
          if (entry !== undefined) kept.push(entry);
        }
        expect(kept.length).toBeLessThanOrEqual(3);
        expect(kept.reduce((sum, { body }) => sum + body.length + 2, 0)).toBeLessThanOrEqual(60);
        expect((await cache.get(list.at(-1)?.key ?? ''))?.body.length).toBe(list.at(-1)?.size);
      }),
    );
  });
});
