import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalysis } from '@reposcan/analysis';
import type { FileTree, TreeEntry } from '@reposcan/core';
import { report, type Figure } from '../report/table.js';
import { oracleOutlines, skeletonOutline } from './python-skeletons.js';

/** `pnpm eval skeletons -- PATH…`: the skeletons of the Python files below the paths against CPython's own parser. Every difference is printed. */

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '.git' ? [] : pythonFiles(path);
    return entry.isFile() && entry.name.endsWith('.py') ? [path] : [];
  });
}

/** A folder on the disk as a tree. */
function treeOf(root: string, paths: readonly string[]): FileTree {
  const entries = paths.map((path): TreeEntry => {
    const name = relative(root, path);
    return { path: name, pathEscaped: false, oid: name, size: readFileSync(path).length, kind: 'file' };
  });
  return {
    entries,
    truncated: false,
    async *read(asked) {
      for (const entry of asked) yield { entry, bytes: readFileSync(join(root, entry.path)) };
    },
  };
}

interface Comparison {
  files: number;
  refused: number;
  same: number;
  agreed: number;
  missed: string[];
  invented: string[];
  seconds: number;
  bytes: number;
}

async function compare(root: string): Promise<Comparison> {
  const paths = pythonFiles(root).sort();
  const tree = treeOf(root, paths);
  const analysis = createAnalysis({ parseThreads: 0 });
  const observation = await analysis.observe(tree);
  // Whatever their role is: the parser is what is compared.
  const files = observation.files.map((file) => ({ ...file, role: 'source' as const, language: 'Python' }));
  // Of the processor, not of the wall: what else the machine does is no matter.
  const start = process.cpuUsage();
  const { skeletons, failed } = await analysis.extract(tree, { ...observation, files });
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const skeletonOf = new Map(skeletons.map((skeleton) => [skeleton.path, skeleton]));
  const comparison: Comparison = { files: paths.length, refused: 0, same: 0, agreed: 0, missed: [], invented: [], seconds, bytes: tree.entries.reduce((sum, { size }) => sum + size, 0) };
  for (const { path, reason } of failed) console.log(`failed  ${path}: ${reason}`);
  for (const [index, theirs] of oracleOutlines(paths).entries()) {
    const name = relative(root, paths[index] ?? '');
    const skeleton = skeletonOf.get(name);
    if (theirs === null) comparison.refused += 1;
    if (theirs === null || skeleton === undefined) continue;
    const ours = skeletonOutline(skeleton);
    const missed = [...theirs].filter((line) => !ours.has(line));
    const invented = [...ours].filter((line) => !theirs.has(line));
    comparison.missed.push(...missed.map((line) => `${name}: ${line}`));
    comparison.invented.push(...invented.map((line) => `${name}: ${line}`));
    comparison.agreed += theirs.size - missed.length;
    if (missed.length === 0 && invented.length === 0) comparison.same += 1;
  }
  return comparison;
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true });
if (positionals.length === 0) {
  console.error('usage: pnpm eval skeletons -- PATH… [--json]   with folders of Python files; python3 must be on the PATH');
  process.exit(2);
}
const figures: Figure[] = [];
for (const given of positionals) {
  // pnpm says in INIT_CWD where the command was given.
  const root = resolve(process.env['INIT_CWD'] ?? '.', given);
  const { files, refused, same, agreed, missed, invented, seconds, bytes } = await compare(root);
  for (const line of missed) console.error(`missed    ${line}`);
  for (const line of invented) console.error(`invented  ${line}`);
  const all = agreed + missed.length + invented.length;
  figures.push(
    { name: `${given}: definitions and imports that agree with CPython`, value: all === 0 ? 100 : (100 * agreed) / all, unit: '%', bar: { least: 99.9 } },
    { name: `${given}: of them seen by both`, value: agreed, unit: '' },
    { name: `${given}: files that agree`, value: same, unit: `of ${files - refused}` },
    { name: `${given}: files that CPython refuses`, value: refused, unit: '' },
    { name: `${given}: extraction, warm-up included`, value: bytes / 1e6 / seconds, unit: 'MB per second of processor time' },
  );
}
report('skeletons', figures, values);
