/**
 * How much of a repository a clone brings; the cheapest that answers the question is the right one.
 * `tree`: names of files only, reading one answers `missing`. `head`: one commit. `history`: every commit of the branch, and the files of the
 * opened one. `full`: everything of the branch.
 */
export type CloneStrategy = 'tree' | 'head' | 'history' | 'full';

/** What `git clone` and `git fetch` are told. */
export const STRATEGY_ARGUMENTS: Readonly<Record<CloneStrategy, readonly string[]>> = {
  tree: ['--depth=1', '--filter=blob:none'],
  head: ['--depth=1'],
  history: ['--filter=blob:none'],
  full: [],
};

/**
 * Settings that stand before the command. Git 2.39 checks a clone without contents by all rules of `fsck` and knows no exceptions there, so it refuses
 * repositories such as psf/requests for the time zone of an old commit. What these rules guard against is a checkout; hashes and structure are checked anyway.
 */
export function strategySettings(strategy: CloneStrategy): readonly string[] {
  return STRATEGY_ARGUMENTS[strategy].includes('--filter=blob:none') ? ['-c', 'transfer.fsckObjects=false'] : [];
}

/** Whether a clone ends at the opened commit. */
export function isShallow(strategy: CloneStrategy): boolean {
  return strategy === 'tree' || strategy === 'head';
}
