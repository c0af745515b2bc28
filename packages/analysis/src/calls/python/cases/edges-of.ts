import { createHash } from 'node:crypto';
import { createAnalysis } from '../../../analysis.js';
import { memoryTree } from '../../../fixtures/memory-tree.js';
import type { CallAnalysis, CallInput } from '../../call-analyzer.js';
import { pythonCalls } from '../python-calls.js';

/** What the analyzer is given for some files: their imports resolved, nothing kept. */
export async function inputOf(files: Readonly<Record<string, string>>): Promise<CallInput> {
  const paths = Object.keys(files).sort();
  const { importGraph } = await createAnalysis().importGraph(memoryTree(files), { languages: ['Python'] });
  return {
    files: paths.map((path) => ({ path, language: 'Python', role: 'source', oid: createHash('sha1').update(files[path] ?? '').digest('hex'), size: (files[path] ?? '').length })),
    paths,
    imports: importGraph.edges,
    entryPoints: [],
    texts: new Map(Object.entries(files)),
    kept: new Map(),
  };
}

/** Analyses a module `m`, or several files. */
export async function analyzed(source: string | Readonly<Record<string, string>>): Promise<CallAnalysis> {
  return pythonCalls.analyze(await inputOf(typeof source === 'string' ? { 'm.py': source } : source));
}

/** Edges as lines to read, in their order: `m -> m.f`, with the kind where it is not a call. Builtins only where they are asked for. */
export async function edgesOf(source: string | Readonly<Record<string, string>>, { builtins = false } = {}): Promise<string[]> {
  const { edges } = await analyzed(source);
  return edges
    .filter(({ to }) => builtins || !to.startsWith('builtins.'))
    .map(({ from, to, kind }) => `${from} -> ${to}${kind === 'call' ? '' : ` (${kind})`}`);
}
