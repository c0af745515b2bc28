import type { CommitHistory } from '@reposcan/core';

/** How many commits touched each path. Merges do not count: what they brought is in their parents. */
export function churnOf(history: CommitHistory): Map<string, number> {
  const commits = new Map<string, number>();
  for (const { merge, files } of history.commits) {
    if (merge) continue;
    for (const path of new Set(files)) commits.set(path, (commits.get(path) ?? 0) + 1);
  }
  return commits;
}
