import type { JobEvent } from '../job-event.js';
import type { StoreChange } from './job-store.js';

/** Tells the engine and its subscribers what happened to jobs. */
export interface ChangeFeed {
  /** For subscribers and for the engine's own parts. */
  publish(changes: readonly StoreChange[]): void;
  /** An event that is not a change of state. */
  emit(event: JobEvent): void;
  subscribe(listener: (event: JobEvent) => void): () => void;
  /** For the engine's own parts: they hear of a change before the subscribers. */
  onChange(listener: (change: StoreChange) => void): void;
}

/** @param now the store's clock */
export function createChangeFeed(now: () => number): ChangeFeed {
  const listeners = new Set<{ hear: (event: JobEvent) => void }>();
  const parts: ((change: StoreChange) => void)[] = [];

  function emit(event: JobEvent): void {
    for (const { hear } of listeners) {
      try {
        hear(event);
      } catch {
        // A listener's mistake is not the queue's.
      }
    }
  }

  return {
    publish(changes) {
      for (const change of changes) {
        for (const hear of parts) hear(change);
        const event = listeners.size === 0 ? null : eventOf(change, now());
        if (event !== null) emit(event);
      }
    },
    emit,
    subscribe(hear) {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onChange: (listener) => void parts.push(listener),
  };
}

function eventOf(change: StoreChange, now: number): JobEvent | null {
  const { id, name, state, attempts, runAt, startedAt, settledAt } = change.job;
  switch (change.type) {
    case 'enqueued':
      return { type: 'enqueued', id, name, at: now, state };
    case 'started':
      return { type: 'started', id, name, at: startedAt ?? now, attempt: attempts };
    case 'retrying':
      return { type: 'retrying', id, name, at: now, attempt: attempts, runAt, message: change.message };
    case 'released':
      return { type: 'released', id, name, at: now, stalled: change.stalled };
    case 'removed':
      return { type: 'removed', id, name, at: now };
    case 'settled':
      return state === 'completed' || state === 'failed' || state === 'cancelled' ? { type: 'settled', id, name, at: settledAt ?? now, state } : null;
  }
}
