import { figuresOf } from '../python/score.js';
import { holds, report, type Figure } from '../../report/table.js';
import { knownProjects } from './known-projects.js';
import { swarmCases, swarmCasesOf } from './swarm-cases.js';

/** Evaluates the calls of TypeScript and JavaScript: on projects of this repository, and on checkouts of suites; prints the table, and gives whether the bars are kept. */
export async function evaluateScript(paths: readonly string[], { json = false, differences = false } = {}): Promise<boolean> {
  const tell = (line: string): void => {
    if (differences) console.log(line);
  };
  const figures: Figure[] = figuresOf('projects of known edges', await knownProjects(tell), { precision: 95, recall: 80 });
  const suites = paths.flatMap((path) => swarmCasesOf(path) ?? []);
  for (const suite of suites) figures.push(...figuresOf('micro cases', await swarmCases(suite, tell), { precision: 88, recall: 80 }));
  report('calls of TypeScript and JavaScript', figures, { json });
  if (suites.length === 0) console.log('The micro cases were not evaluated. Give the path of a checkout of github.com/secure-software-engineering/SWARM-CG.');
  return figures.every(holds);
}
