import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../../report/table.js';
import { folderTree } from './folder-tree.js';
import { foundEdges } from './found-edges.js';
import { expectedEdges } from './pycg-names.js';
import { figuresOf, scoreOf, total, type Score } from './score.js';

/** Where a checkout of PyCG has its snippets, or `null`. */
export function snippetsOf(checkout: string): string | null {
  const snippets = join(checkout, 'micro-benchmark', 'snippets');
  return existsSync(snippets) ? snippets : null;
}

/** Figures of the micro-benchmark: a hundred small programs, each with all of its edges. `onDifference` is told where one differs. */
export async function microBenchmark(snippets: string, onDifference: (line: string) => void): Promise<Figure[]> {
  const scores: Score[] = [];
  for (const category of readdirSync(snippets).sort()) {
    for (const name of readdirSync(join(snippets, category)).sort()) {
      const folder = join(snippets, category, name);
      if (!existsSync(join(folder, 'callgraph.json'))) continue;
      const expected = expectedEdges(JSON.parse(readFileSync(join(folder, 'callgraph.json'), 'utf8')) as Record<string, string[]>);
      const { edges } = await foundEdges(folderTree(folder, (path) => path.endsWith('.py')));
      const score = scoreOf(expected, edges.map(({ text }) => text));
      for (const edge of score.missed) onDifference(`${category}/${name}: missed ${edge}`);
      for (const edge of score.extra) onDifference(`${category}/${name}: not expected ${edge}`);
      scores.push(score);
    }
  }
  const whole = scores.filter(({ missed, extra }) => missed.length + extra.length === 0).length;
  return [...figuresOf('micro-benchmark', total(scores), { precision: 97, recall: 85 }), { name: `  programs without any difference, of ${String(scores.length)}`, value: whole, unit: '' }];
}
