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

/** Whether a clone ends at the opened commit. */
export function isShallow(strategy: CloneStrategy): boolean {
  return strategy === 'tree' || strategy === 'head';
}
