/** Lets a bounded number through at a time, first come first served. */
export interface Gate {
  /** Runs the work when a place is free. Rejects with the signal's reason if that aborts first; the work is not started then. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** A gate with so many places. */
export function createGate(places: number): Gate {
  const waiting: (() => void)[] = [];
  let free = places;

  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const admit = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(admit), 1);
        reject(signal?.reason as Error);
      };
      waiting.push(admit);
      signal?.addEventListener('abort', leave, { once: true });
    });
  };

  const exit = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };

  return {
    async run(work, signal) {
      await enter(signal);
      try {
        return await work();
      } finally {
        exit();
      }
    },
  };
}
