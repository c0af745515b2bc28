import { GithubError, type GithubErrorCode } from '../github-error.js';
import { sideBySide } from '../transport/side-by-side.js';
import type { Chain } from '../transport/tally.js';
import type { PageRequest, RepositoryPage } from './repository-page.js';

// After one of these, the pages that are left would only fail the same way, and asking on makes a limit worse.
const ENDS_ALL: readonly GithubErrorCode[] = ['RATE_LIMITED', 'SECONDARY_RATE_LIMITED', 'UNAUTHORIZED', 'FORBIDDEN'];

/** A page that is missing from the result. */
export interface PageFailure {
  /** As a message names the page. */
  name: string;
  error: GithubError;
}

/** How pages are read. */
export interface ReadPagesOptions {
  /** Pages at a time. */
  concurrency: number;
  /** The caller's. */
  signal: AbortSignal | undefined;
  /** Called in the order of arrival. */
  onRead: (page: RepositoryPage) => void;
}

/** What reading pages came to. */
export interface ReadPagesResult {
  failures: PageFailure[];
  /** Longest chain of requests that waited for one another. */
  roundTrips: number;
}

/**
 * Reads pages side by side. A page that fails costs only itself, and is named in the result. Rejects where the caller's signal
 * aborts, or `onRead` throws; every page has ended then.
 */
export async function readPages(
  pages: (signal: AbortSignal) => readonly PageRequest[],
  { concurrency, signal, onRead }: ReadPagesOptions,
): Promise<ReadPagesResult> {
  const failures: PageFailure[] = [];
  const chains: Chain[] = [];
  let final: GithubError | null = null;

  const work = async (queue: PageRequest[], chain: Chain, share: number): Promise<void> => {
    for (let taken = 0; taken < share; taken += 1) {
      const page = queue.shift();
      if (page === undefined) return;
      try {
        if (final !== null) throw final;
        onRead(await page.read(chain));
      } catch (error) {
        if (!(error instanceof GithubError) || error.code === 'ABORTED') throw error;
        failures.push({ name: page.name, error });
        if (ENDS_ALL.includes(error.code)) final = error;
      }
    }
  };

  await sideBySide(signal, (linked) => {
    const queue = [...pages(linked)];
    while (chains.length < Math.min(concurrency, queue.length)) chains.push({ length: 0 });
    // Nobody takes more than a fair share, so the longest chain does not depend on who happens to be fast.
    const share = Math.ceil(queue.length / concurrency);
    return chains.map((chain) => work(queue, chain, share));
  });
  return { failures, roundTrips: Math.max(0, ...chains.map((chain) => chain.length)) };
}
