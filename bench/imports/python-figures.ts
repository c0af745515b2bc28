import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAnalysis } from '@reposcan/analysis';
import type { FileTree } from '@reposcan/core';
import { createGit } from '@reposcan/git';
import type { Figure } from '../report/table.js';
import { comparePythonImports, hasPython, type PythonAgreement } from './python-oracle.js';

/**
 * Figures about the Python edges of a repository against CPython's own finder, which is told to look in the root and in every outermost `src` folder. None
 * where there is no Python code, or no Python to ask. `onDifference` is given each edge that only one of them has.
 */
export async function pythonFigures(name: string, path: string, onDifference: (difference: string) => void): Promise<Figure[]> {
  if (!hasPython()) return [];
  const repository = await createGit().open({ path });
  const checkout = await mkdtemp(join(tmpdir(), 'reposcan-python-'));
  try {
    const { both, onlyOurs, onlyPython } = await agreementOf(repository.tree, checkout);
    const total = both + onlyOurs.length + onlyPython.length;
    if (total === 0) return [];
    for (const edge of onlyOurs) onDifference(`only ours: ${edge}`);
    for (const edge of onlyPython) onDifference(`only Python: ${edge}`);
    return [
      { name: `${name}: Python edges that both have`, value: both, unit: '' },
      { name: '  edges of Python that are found', value: (100 * both) / (both + onlyPython.length), unit: '%', bar: { least: 99 } },
      { name: '  agreement with its finder', value: (100 * both) / total, unit: '%' },
    ];
  } finally {
    await rm(checkout, { recursive: true, force: true });
    await repository.close();
  }
}

async function agreementOf(tree: FileTree, checkout: string): Promise<PythonAgreement> {
  const analysis = createAnalysis();
  const observation = await analysis.observe(tree);
  const extraction = await analysis.extract(tree, observation);
  const { importGraph } = await analysis.graph(tree, { observation, extraction });
  const linked = extraction.skeletons.filter(({ language }) => language === 'Python').map((skeleton) => skeleton.path);
  const sources = tree.entries.filter((entry) => (entry.kind === 'file' || entry.kind === 'executable') && !entry.pathEscaped && /\.pyi?$/.test(entry.path));
  const folders = new Set(sources.flatMap(({ path }) => /^(?:.*?\/)?src(?=\/)/.exec(path)?.[0] ?? []));
  for await (const { entry, bytes } of tree.read(sources)) {
    if (bytes === null) continue;
    const file = join(checkout, entry.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return comparePythonImports({ checkout, linked, roots: ['', ...folders] }, importGraph);
}
