/** A queue between one that gives and several that take: giving waits while it is full, taking while it is empty. */
export interface Channel<Item> {
  /** Resolves when the item has found room. Rejects after `fail`. */
  put(item: Item): Promise<void>;
  /** The next item, or `null` when there will be none. Rejects after `fail`. */
  take(): Promise<Item | null>;
  /** There will be no more items. */
  end(): void;
  /** Whoever waits, or comes later, is given this reason. */
  fail(reason: unknown): void;
}

/** A channel that holds up to `capacity` items. */
export function createChannel<Item>(capacity: number): Channel<Item> {
  const items: Item[] = [];
  let state: { kind: 'open' } | { kind: 'ended' } | { kind: 'failed'; reason: unknown } = { kind: 'open' };
  let waiting: (() => void)[] = [];
  const changed = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const change = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const check = (): void => {
    if (state.kind === 'failed') throw state.reason;
  };
  return {
    async put(item) {
      while (items.length >= capacity && state.kind === 'open') await change();
      check();
      items.push(item);
      changed();
    },
    async take() {
      while (items.length === 0 && state.kind === 'open') await change();
      check();
      const item = items.shift();
      changed();
      return item ?? null;
    },
    end() {
      if (state.kind === 'open') state = { kind: 'ended' };
      changed();
    },
    fail(reason) {
      if (state.kind !== 'failed') state = { kind: 'failed', reason };
      changed();
    },
  };
}
