import type { FileRole, RepositoryStats } from '@reposcan/core';
import { compareText } from '../text/compare-text.js';

/** What of an entry counts in the totals. */
export interface StatFacts {
  path: string;
  kind: 'file' | 'executable' | 'symlink' | 'submodule';
  size: number;
  role: FileRole;
  lines: number | null;
  binary: boolean;
}

const largestCount = 10;

/** Totals over the entries of a tree. Roles, sizes and lines are those of files; symbolic links and submodules are only counted. */
export function repositoryStats(entries: readonly StatFacts[], directories: number, truncated: boolean): RepositoryStats {
  const roles: Record<FileRole, number> = { source: 0, test: 0, docs: 0, config: 0, build: 0, data: 0, asset: 0, generated: 0, vendored: 0, other: 0 };
  const stats: RepositoryStats = { files: 0, bytes: 0, lines: 0, directories, symlinks: 0, submodules: 0, binaryFiles: 0, roles, largestFiles: [], truncated };
  const files: StatFacts[] = [];
  for (const entry of entries) {
    if (entry.kind === 'symlink') stats.symlinks += 1;
    else if (entry.kind === 'submodule') stats.submodules += 1;
    else {
      files.push(entry);
      stats.bytes += entry.size;
      stats.lines += entry.lines ?? 0;
      if (entry.binary) stats.binaryFiles += 1;
      roles[entry.role] += 1;
    }
  }
  stats.files = files.length;
  stats.largestFiles = files
    .sort((left, right) => right.size - left.size || compareText(left.path, right.path))
    .slice(0, largestCount)
    .map(({ path, size }) => ({ path, size }));
  return stats;
}
