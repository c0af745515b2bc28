import { join } from 'node:path';
import { createGit, type Git, type UrlPolicy } from '@reposcan/git';
import type { Github } from '@reposcan/github';
import type { TokenFor } from '@reposcan/pipeline';
import type { ScanStore } from '@reposcan/storage';

/** What git for scans is made of. */
export interface ScanGitOptions {
  dataDir: string;
  policy: UrlPolicy;
  /** Lists the clones. */
  store: Pick<ScanStore, 'listCachedRepositories' | 'putCachedRepository' | 'removeCachedRepository'>;
  /** Knows how large its repositories are. */
  github: Pick<Github, 'repositorySize'>;
  /** Says which URLs are on that GitHub: those that it has a token for, or would have. */
  tokenFor: TokenFor & { isOnGithub(url: string): boolean };
  /** Told about each use of a clone: taken as it was, or fetched. */
  onUse: (hit: boolean) => void;
}

/** Git with a URL policy and a cache of clones in the data directory. */
export function createScanGit({ dataDir, policy, store, github, tokenFor, onUse }: ScanGitOptions): Git {
  return createGit({
    policy,
    cache: {
      dir: join(dataDir, 'clones'),
      index: {
        list: () => store.listCachedRepositories(),
        async put(clone) {
          // The cache writes both times with each use, and the same where it had to fetch.
          onUse(clone.fetchedAt !== clone.lastUsedAt);
          await store.putCachedRepository(clone);
        },
        remove: (key) => store.removeCachedRepository(key),
      },
    },
    sizeOf: async (url, { token = '', ...call }) =>
      tokenFor.isOnGithub(url) ? github.repositorySize(new URL(url).pathname.slice(1).replace(/\/$/, '').replace(/\.git$/, ''), { token, ...call }) : null,
  });
}
