import type { Warning } from '../scan/warning.js';
import type { Repository, RepositorySignals } from './repository.js';

/** What a closer look at some repositories gave. */
export interface EnrichResult {
  /** By repository id. What could not be read is unknown with its reason; a repository without any answer is missing here. */
  signals: Map<string, Partial<RepositorySignals> & Partial<Pick<Repository, 'isPinned'>>>;
  warnings: Warning[];
  /** HTTP requests that were sent, retries included. */
  requests: number;
}
