import type { ScanStore } from '../scan-store.js';

/** One promise of the contract, and how to see whether a store keeps it. */
export interface ConformanceCase {
  /** The promise as a sentence. Names the case when it is skipped. */
  name: string;
  /** Only stores that outlive their process can keep it. */
  durable?: boolean;
  /**
   * Rejects when the promise is broken.
   * @param store empty and open; the kit closes it
   * @param reopen closes the store and opens the same data again
   */
  run(store: ScanStore, reopen: (store: ScanStore) => Promise<ScanStore>): Promise<void>;
}
