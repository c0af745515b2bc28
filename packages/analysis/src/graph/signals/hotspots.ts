import type { Hotspot, ObservedFile } from '@reposcan/core';
import { compareText } from '../../text/compare-text.js';

const maxHotspots = 20;

/** Source files that matter and change often: importance × commits / commits of the source file that changed most. */
export function hotspotsOf(files: readonly ObservedFile[], churn: ReadonlyMap<string, number>): Hotspot[] {
  const sources = files.filter(({ role, path }) => role === 'source' && churn.has(path));
  const most = sources.reduce((max, { path }) => Math.max(max, churn.get(path) ?? 0), 1);
  return sources
    .map(({ path, importance }) => {
      const commits = churn.get(path) ?? 0;
      return { path, score: Math.round((importance * commits * 10) / most) / 10, importance, commits };
    })
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || compareText(left.path, right.path))
    .slice(0, maxHotspots);
}
