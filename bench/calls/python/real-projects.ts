import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Figure } from '../../report/table.js';
import { folderTree } from './folder-tree.js';
import { foundEdges } from './found-edges.js';
import { expectedEdges } from './pycg-names.js';
import { figuresOf, scoreOf, total, type Score } from './score.js';

/** Where the evaluation of PyCG has its real projects, or `null`. */
export function projectsOf(checkout: string): string | null {
  const folder = join(checkout, 'data', 'macro-benchmark');
  return existsSync(join(folder, 'ground-truth-cgs')) ? folder : null;
}

/** Which part of each project its edges are about, as the scripts of the evaluation say. */
const parts: Record<string, { folder: string; keeps: (path: string) => boolean }> = {
  autojump: { folder: 'bin', keeps: () => true },
  fabric: { folder: '', keeps: (path) => !/tests|setup\.py/.test(path) },
  asciinema: { folder: '', keeps: (path) => path.startsWith('asciinema/') },
  face_classification: { folder: 'src', keeps: () => true },
  Sublist3r: { folder: '', keeps: () => true },
};

/**
 * Figures of the real projects: edges that people wrote down. They wrote down what is called in so many words, hardly any properties, nor what `with`, operators and platform functions call.
 * So calls as written are compared, which the bars are about; with all other kinds, what we find of these counts as not expected.
 */
export async function realProjects(folder: string, onDifference: (line: string) => void): Promise<Figure[]> {
  const scores: Score[] = [];
  const ofAllKinds: Score[] = [];
  const figures: Figure[] = [];
  for (const file of readdirSync(join(folder, 'ground-truth-cgs')).sort()) {
    const name = basename(file, '.json');
    const part = parts[name];
    const sources = join(folder, 'projects', name, part?.folder ?? '');
    if (part === undefined || !existsSync(sources) || readdirSync(sources).length === 0) {
      console.log(`calls: ${name} is left out: ${sources} has no sources. They are submodules: git submodule update --init`);
      continue;
    }
    const expected = expectedEdges(JSON.parse(readFileSync(join(folder, 'ground-truth-cgs', file), 'utf8')) as Record<string, string[]>);
    const { edges, defined } = await foundEdges(folderTree(sources, (path) => path.endsWith('.py') && part.keeps(path)));
    const isInternal = (edge: string): boolean => defined.has(edge.slice(edge.indexOf(' → ') + 3));
    const wanted = expected.filter(isInternal);
    const internal = edges.filter((edge) => edge.isInternal);
    const score = scoreOf(wanted, internal.flatMap(({ isWritten, text }) => (isWritten ? [text] : [])));
    ofAllKinds.push(scoreOf(wanted, internal.map(({ text }) => text)));
    for (const edge of score.missed) onDifference(`${name}: missed ${edge}`);
    for (const edge of score.extra) onDifference(`${name}: not expected ${edge}`);
    scores.push(score);
    figures.push(...figuresOf(`  ${name}`, score));
  }
  return scores.length === 0 ? [] : [...figuresOf('real projects, internal calls as written', total(scores), { precision: 90, recall: 60 }), ...figuresOf('real projects, internal edges of all kinds', total(ofAllKinds)), ...figures];
}
