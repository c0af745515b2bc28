import type { CodeGraph, CommitHistory } from '@reposcan/core';
import { percent } from '../wording/wording.js';
import type { HistoryFacts } from './facts.js';

const maxHot = 3;

/** What the commits of the last year say. */
export function historyFacts({ commits, truncated, shallow }: CommitHistory, graph: CodeGraph | null): HistoryFacts {
  const byAuthor = new Map<string, number>();
  for (const { email } of commits) byAuthor.set(email, (byAuthor.get(email) ?? 0) + 1);
  return {
    commits: commits.length,
    authors: byAuthor.size,
    busiest: percent(Math.max(0, ...byAuthor.values()), commits.length),
    hot: (graph?.signals.hotspots ?? []).slice(0, maxHot).map(({ path, commits: count }) => ({ path, commits: count })),
    complete: !truncated && !shallow,
  };
}
