import type { Redis } from 'ioredis';
import type { JobEvent } from '@reposcan/queue';
import type { RedisLink } from '../connection/redis-link.js';

/** What other processes and this one tell about jobs, over a connection of its own that exists while somebody listens. */
export interface EventFeed {
  /** @returns ends it */
  onEvent(listener: (event: JobEvent) => void): () => void;
  /** @returns ends it */
  onCancel(listener: (jobId: string) => void): () => void;
  /** Resolves once what happens from now on is heard, as far as Redis can be reached; at once where nobody listens. */
  ready(): Promise<void>;
  close(): void;
}

/** A feed that is not connected yet. */
export function createEventFeed(link: RedisLink): EventFeed {
  const eventListeners = new Set<(event: JobEvent) => void>();
  const cancelListeners = new Set<(jobId: string) => void>();
  const channels = { events: `${link.keys}rs:events`, cancel: `${link.keys}rs:cancel` };
  let client: Redis | null = null;
  /** Subscribing to each channel, where it was begun. */
  const subscribing = new Map<string, Promise<unknown>>();
  let closed = false;

  function hear(channel: string, message: string): void {
    if (channel === channels.cancel) {
      for (const listener of cancelListeners) listener(message);
      return;
    }
    for (const line of message.split('\n')) {
      const event = eventOf(line);
      if (event === null) continue;
      for (const listener of eventListeners) {
        try {
          listener(event);
        } catch {
          // A listener's mistake is not the queue's.
        }
      }
    }
  }

  async function subscribe(channel: string): Promise<void> {
    const open = await link.open();
    if (closed) return;
    if (client === null) {
      client = open.client.duplicate({ lazyConnect: false });
      client.on('error', () => {});
      client.on('message', hear);
    }
    // ioredis subscribes again after a lost connection.
    await client.subscribe(channel);
  }

  function start(channel: string): void {
    if (closed || subscribing.has(channel)) return;
    const begun = subscribe(channel).catch(() => {
      subscribing.delete(channel);
    });
    subscribing.set(channel, begun);
  }

  function listen<T>(listeners: Set<T>, listener: T, channel: string): () => void {
    // The same function may listen twice.
    listeners.add(listener);
    start(channel);
    return () => {
      listeners.delete(listener);
    };
  }

  return {
    onEvent: (listener) => listen(eventListeners, (event: JobEvent) => listener(event), channels.events),
    onCancel: (listener) => listen(cancelListeners, (jobId: string) => listener(jobId), channels.cancel),
    async ready() {
      if (eventListeners.size === 0) return;
      start(channels.events);
      await subscribing.get(channels.events);
    },
    close() {
      closed = true;
      client?.disconnect();
    },
  };
}

/** `null`: somebody else writes to this channel. */
function eventOf(line: string): JobEvent | null {
  try {
    return JSON.parse(line) as JobEvent;
  } catch {
    return null;
  }
}
