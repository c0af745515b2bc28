import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnalysis } from '@reposcan/analysis';
import type { ImportGraph } from '@reposcan/core';
import { createGit } from '@reposcan/git';
import { checkOut, type Checkout } from '../analysis/checkout.js';
import { report, type Figure } from '../report/table.js';
import { compareEdges, type Comparison, type Difference, type IsMember } from './compare-edges.js';
import { cruisedImports } from './cruised-edges.js';
import { pythonFigures } from './python-figures.js';

const ownRepository = fileURLToPath(new URL('../..', import.meta.url));
const scripts = ['TypeScript', 'TSX', 'JavaScript', 'Vue', 'Svelte', 'Astro'];
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } } });
const paths = positionals.length === 0 ? [ownRepository] : positionals.map((given) => resolve(process.env['INIT_CWD'] ?? '.', given));
const figures: Figure[] = [];
for (const path of paths) {
  figures.push(...(await evaluate(path)));
  figures.push(...(await pythonFigures(nameOf(path), path, (difference) => !values.json && console.log(difference))));
}
report('imports', figures, { json: values.json });

async function evaluate(path: string): Promise<Figure[]> {
  const name = nameOf(path);
  const { graph, members } = await graphOf(path);
  const checkout = await checkOut(path);
  const isMember: IsMember = (specifier) => members.has(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
  const { agreed, differences } = await cruisedComparison(graph, checkout, isMember);
  const blamed = (blame: Difference['blame']): number => differences.filter((difference) => difference.blame === blame).length;
  const workspace = workspaceImports(graph, members, isMember);
  if (!values.json) {
    listDifferences(name, differences);
    for (const { from, specifier, line, reason } of workspace.unresolved) console.log(`${name}: ${from}:${String(line)} ${specifier}: ${reason}`);
  }
  return [
    { name: `${name}: edges that both have`, value: agreed, unit: '' },
    { name: '  agreement on relative and alias imports', value: (100 * agreed) / (agreed + blamed('open')), unit: '%', bar: { least: 99.5 } },
    { name: '  edges that differ by design', value: blamed('by design'), unit: '' },
    { name: '  edges that dependency-cruiser misses', value: blamed('their miss'), unit: '' },
    ...(workspace.total === 0 ? [] : [{ name: `  workspace imports resolved, of ${String(workspace.total)}`, value: (100 * (workspace.total - workspace.unresolved.length)) / workspace.total, unit: '%', bar: { least: 98 } }]),
  ];
}

async function cruisedComparison(graph: ImportGraph, checkout: Checkout, isMember: IsMember): Promise<Comparison> {
  try {
    return compareEdges(graph, await cruisedImports(checkout.folder), isMember);
  } finally {
    await checkout.remove();
  }
}

/** A mirror's folder is called `repo`, and the one above it says whose. */
function nameOf(path: string): string {
  return basename(path) === 'repo' ? basename(dirname(path)) : basename(path);
}

/** The import graph, and the names of the packages of the repository. */
async function graphOf(path: string): Promise<{ graph: ImportGraph; members: Set<string> }> {
  const repository = await createGit().open({ path });
  try {
    const { importGraph: graph } = await createAnalysis().importGraph(repository.tree, { languages: scripts });
    const members = new Set<string>();
    const manifests = repository.tree.entries.filter((entry) => basename(entry.path) === 'package.json' && !/(?:^|\/)(?:node_modules|fixtures|__fixtures__)\//.test(entry.path));
    for await (const { bytes } of repository.tree.read(manifests)) {
      const { name } = JSON.parse(bytes === null ? '{}' : Buffer.from(bytes).toString()) as { name?: unknown };
      if (typeof name === 'string') members.add(name);
    }
    return { graph, members };
  } finally {
    await repository.close();
  }
}

/** Imports of a package of the repository by its name: resolved edges, and what is unresolved or taken for an external package. */
function workspaceImports(
  graph: ImportGraph,
  members: ReadonlySet<string>,
  isMember: IsMember,
): { total: number; unresolved: { from: string; specifier: string; line: number; reason: string }[] } {
  const resolved = graph.edges.flatMap(({ specifiers }) => specifiers).filter(isMember).length;
  const external = graph.externals
    .filter(({ kind, name }) => kind === 'package' && members.has(name))
    .flatMap(({ name, importers }) => importers.map(({ path, line }) => ({ from: path, specifier: name, line, reason: 'It is taken for an external package: no workspace of its importer has it.' })));
  const unresolved = [...graph.unresolved.filter(({ specifier }) => isMember(specifier)), ...external];
  return { total: resolved + unresolved.length, unresolved };
}

/** Every difference that counts; of others the first ten of each kind, or all with --all. */
function listDifferences(name: string, differences: readonly Difference[]): void {
  for (const [kind, list] of groups(differences)) {
    console.log(`${name}: ${String(list.length)} ${kind}`);
    const shown = values.all || list[0]?.blame === 'open' ? list : list.slice(0, 10);
    for (const { from, to, specifier } of shown) console.log(`  ${from} → ${to} (${specifier})`);
    if (shown.length < list.length) console.log(`  and ${String(list.length - shown.length)} more; --all lists them`);
  }
}

function groups(differences: readonly Difference[]): Map<string, Difference[]> {
  const map = new Map<string, Difference[]>();
  for (const difference of differences) {
    const kind = `only ${difference.by}, ${difference.blame}: ${difference.explanation}`;
    map.set(kind, [...(map.get(kind) ?? []), difference]);
  }
  return map;
}
