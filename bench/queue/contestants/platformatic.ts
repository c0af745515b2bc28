import type { Entry } from '../contestant.js';
import type { Grounds } from '../grounds.js';
import { versionOf } from '../version-of.js';

/** @platformatic/job-queue on Redis. It cannot enqueue many at once, and its worker is its queue. */
export function platformatic(grounds: Grounds, redisUrl: string): Entry {
  const name = '@platformatic/job-queue';
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 19)) return { name, skip: `needs Node ≥ 22.19, this is ${process.versions.node}` };

  return {
    name,
    version: versionOf(name),
    survives: 'kill -9',
    polls: false,
    jobs: 2_000,
    async open() {
      // Not before it is known that this Node can load it.
      const { Queue, RedisStorage } = await import('@platformatic/job-queue');
      const storage = new RedisStorage({ url: redisUrl, keyPrefix: `${grounds.newName()}:` });
      const producer = new Queue<{ index: number }, null>({ storage });
      await producer.start();
      return {
        enqueue: (index) => producer.enqueue(String(index), { index }),
        async work({ concurrency, onStart, onSettled }) {
          const consumer = new Queue<{ index: number }, null>({ storage, concurrency });
          consumer.execute(async () => {
            onStart();
            return null;
          });
          consumer.on('completed', onSettled);
          await consumer.start();
          return { stop: () => consumer.stop() };
        },
        close: () => producer.stop(),
      };
    },
  };
}
