import type { CloneStrategy } from '../clone/strategy.js';
import type { Connection } from '../server/connection.js';

/** What to open. */
export interface CacheRequest {
  connection: Connection;
  ref?: string;
  strategy: CloneStrategy;
  /** A path where there is nothing. */
  nowhere: string;
}
