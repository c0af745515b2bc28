import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderTree } from '../python/folder-tree.js';
import { scoreOf, total, type Score } from '../python/score.js';
import { foundCalls } from './found-calls.js';

const folder = fileURLToPath(new URL('projects', import.meta.url));

/** Two small projects in TypeScript whose calls were written down by hand, in `edges.txt`, before and after reading what was found: one corrects the other. Calls out of them do not count. */
export async function knownProjects(tell: (line: string) => void): Promise<Score> {
  const scores: Score[] = [];
  for (const project of readdirSync(folder).sort()) {
    const { edges } = await foundCalls(folderTree(join(folder, project), (path) => path.endsWith('.ts')));
    const expected = readFileSync(join(folder, project, 'edges.txt'), 'utf8').trim().split('\n');
    const score = scoreOf(expected, edges.map(({ from, to }) => `${from} -> ${to}`));
    for (const edge of score.missed) tell(`missed  ${project}: ${edge}`);
    for (const edge of score.extra) tell(`extra   ${project}: ${edge}`);
    scores.push(score);
  }
  return total(scores);
}
