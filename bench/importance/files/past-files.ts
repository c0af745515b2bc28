import { execFileSync } from 'node:child_process';
import { createAnalysis } from '@reposcan/analysis';
import type { CommitHistory } from '@reposcan/core';
import { createGit } from '@reposcan/git';

/** A source file as it was then, and what became of it. */
export interface PastFile {
  path: string;
  lines: number;
  importance: number;
  /** What it would be had no history been read. */
  importanceWithoutHistory: number;
  pageRank: number;
  /** Commits of the year before that touched it. */
  churn: number;
  /** Commits after that touched it. */
  laterCommits: number;
}

/** The source files of a repository some months ago. */
export interface PastRepository {
  name: string;
  commit: string;
  /** Commits between then and now, without merges. */
  laterCommits: number;
  files: PastFile[];
}

/** Scans the newest commit of at least so many months before HEAD's, as a deep scan would have done then, and counts the commits since. */
export async function readPast(path: string, months: number): Promise<PastRepository> {
  const git = createGit({ commandTimeoutMs: 600_000 });
  const head = await git.open({ path });
  try {
    const then = new Date(head.identity.committedAt);
    then.setUTCMonth(then.getUTCMonth() - months);
    const commit = execFileSync('git', ['-C', path, 'rev-list', '-1', '--first-parent', `--before=${then.toISOString()}`, head.identity.commit], { encoding: 'utf8' }).trim();
    if (commit === '') throw new Error(`${path} has no commit before ${then.toISOString()}.`);
    const past = await git.open({ path, ref: commit });
    try {
      const known = new Set((await past.history({ since: '1970-01-01T00:00:00Z', maxCommits: 1_000_000 })).commits.map(({ oid }) => oid));
      const everything = await head.history({ since: '1970-01-01T00:00:00Z', maxCommits: 1_000_000 });
      const later = everything.commits.filter(({ oid, merge }) => !merge && !known.has(oid));
      const touched = touches(later);
      const analysis = createAnalysis();
      const observation = await analysis.observe(past.tree);
      const extraction = await analysis.extract(past.tree, observation);
      const history = await past.history();
      const { files, signals } = await analysis.graph(past.tree, { observation, extraction, history });
      const withoutHistory = await analysis.graph(past.tree, { observation, extraction });
      const unaware = new Map(withoutHistory.files.map((file) => [file.path, file.importance]));
      const churn = touches(history.commits.filter(({ merge }) => !merge));
      const ranks = new Map(signals.files.map((file) => [file.path, file.pageRank]));
      return {
        name: head.identity.name,
        commit,
        laterCommits: later.length,
        files: files
          .filter(({ role }) => role === 'source')
          .map((file) => ({
            path: file.path,
            lines: file.lines ?? 0,
            importance: file.importance,
            importanceWithoutHistory: unaware.get(file.path) ?? 0,
            pageRank: ranks.get(file.path) ?? 0,
            churn: churn.get(file.path) ?? 0,
            laterCommits: touched.get(file.path) ?? 0,
          })),
      };
    } finally {
      await past.close();
    }
  } finally {
    await head.close();
  }
}

function touches(commits: CommitHistory['commits']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { files } of commits) for (const path of new Set(files)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}
