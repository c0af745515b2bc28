import type { CallHotspot } from '@reposcan/core';
import { compareText } from '../../text/compare-text.js';
import type { NumberedCalls } from './numbered-calls.js';

const maxHotspots = 20;

/** The functions of source files that many others call and whose files change often: callers × share of commits, each of the highest. Tests are no callers. */
export function callHotspots({ nodes, adjacency, roleOf }: NumberedCalls, churn: ReadonlyMap<string, number> | null): CallHotspot[] {
  const callers = nodes.map(() => 0);
  for (const [from, targets] of adjacency.entries()) {
    const node = nodes[from];
    if (node === undefined || roleOf(node) === 'test') continue;
    for (const to of targets) callers[to] = (callers[to] ?? 0) + 1;
  }
  const called = nodes.flatMap((node, index) => {
    const number = callers[index] ?? 0;
    return number === 0 || node.path === null || node.kind === 'module' || roleOf(node) !== 'source' ? [] : [{ qualifiedName: node.qualifiedName, path: node.path, callers: number }];
  });
  const mostCallers = called.reduce((most, item) => Math.max(most, item.callers), 1);
  const mostCommits = churn === null ? 1 : called.reduce((most, { path }) => Math.max(most, churn.get(path) ?? 0), 1);
  return called
    .map(({ qualifiedName, path, callers: number }): CallHotspot => {
      const commits = churn === null ? null : (churn.get(path) ?? 0);
      return { qualifiedName, score: Math.round((1000 * number * (commits ?? 1)) / (mostCallers * mostCommits)) / 10, callers: number, commits };
    })
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || compareText(left.qualifiedName, right.qualifiedName))
    .slice(0, maxHotspots);
}
