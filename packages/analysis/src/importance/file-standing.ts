import type { ObservedFile } from '@reposcan/core';
import type { FilePlaces } from '../graph/signals/code-signals.js';

/** What graph and history say of one file; `null` where they say nothing. Scores are 0–1. */
export interface FileStanding {
  place: { fanIn: number; fanOut: number; score: number } | null;
  churn: { commits: number; score: number } | null;
}

/**
 * Where each file stands among the source files of its repository. Place: log(1 + rank × files) of that of the highest ranked. Churn: log(1 + commits) of
 * that of the most changed.
 */
export function createStandings(files: readonly Pick<ObservedFile, 'path' | 'role'>[], { graph: { paths }, ranks, fanIn, fanOut }: FilePlaces, churn: ReadonlyMap<string, number> | null): (path: string) => FileStanding {
  const numbers = new Map(paths.map((path, index) => [path, index]));
  const rankOf = (node: number): number => Math.log1p((ranks[node] ?? 0) * paths.length);
  const sources = files.filter(({ role }) => role === 'source');
  const most = { rank: 0, commits: 0 };
  for (const { path } of sources) {
    const node = numbers.get(path);
    if (node !== undefined) most.rank = Math.max(most.rank, rankOf(node));
    most.commits = Math.max(most.commits, Math.log1p(churn?.get(path) ?? 0));
  }
  return (path) => {
    const node = numbers.get(path);
    const commits = churn?.get(path) ?? 0;
    return {
      place: node === undefined ? null : { fanIn: fanIn[node] ?? 0, fanOut: fanOut[node] ?? 0, score: share(rankOf(node), most.rank) },
      churn: churn === null ? null : { commits, score: share(Math.log1p(commits), most.commits) },
    };
  };
}

/** Files that are no source can be above every source file: at most 1. */
function share(value: number, most: number): number {
  return most === 0 ? 0 : Math.min(1, value / most);
}
