import { holds, report, type Figure } from '../../report/table.js';
import { microBenchmark, snippetsOf } from './micro-benchmark.js';
import { projectsOf, realProjects } from './real-projects.js';

/** Evaluates the calls of Python on checkouts of `vitsalis/PyCG` and `vitsalis/pycg-evaluation`, prints the table, and gives whether the bars are kept. Without one there is nothing to keep. */
export async function evaluatePython(paths: readonly string[], { json = false, differences = false } = {}): Promise<boolean> {
  const tell = (line: string): void => {
    if (differences) console.log(line);
  };
  const figures: Figure[] = [];
  for (const path of paths) {
    const snippets = snippetsOf(path);
    const projects = projectsOf(path);
    if (snippets !== null) figures.push(...(await microBenchmark(snippets, tell)));
    if (projects !== null) figures.push(...(await realProjects(projects, tell)));
  }
  if (figures.length === 0) {
    console.log('calls of Python: not evaluated. Give the paths of checkouts of github.com/vitsalis/PyCG (micro-benchmark) and github.com/vitsalis/pycg-evaluation with its submodules (real projects).');
    return true;
  }
  report('calls of Python', figures, { json });
  return figures.every(holds);
}
