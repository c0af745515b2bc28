import type { CallAnalysis, CallAnalyzer, CallInput } from '../call-analyzer.js';
import { createGrammar } from '../../parse/tree-sitter/grammar.js';
import type { PythonFacts } from './facts/python-facts.js';
import { readFacts } from './facts/read-facts.js';
import { syntaxTree } from './facts/syntax-tree.js';
import { callEdges, definedNodes } from './flow/call-edges.js';
import type { PythonFile } from './flow/create-program.js';
import { solve } from './flow/solve.js';
import { createModuleFinder } from './modules/module-finder.js';
import { moduleNames } from './modules/module-names.js';

/** One file must not hold the others up. Milliseconds. */
const timeLimit = 20_000;

/** Calls of Python: facts of each file alone, kept by its content; then values flow through all of them until nothing moves. */
export const pythonCalls: CallAnalyzer = {
  id: 'python',
  languages: ['Python'],
  version: 1,
  keepKey: ({ oid }) => oid,
  wants: ({ files, kept }) => files.filter(({ path }) => !kept.has(path)).map(({ path }) => path),
  analyze,
};

async function analyze(input: CallInput): Promise<CallAnalysis> {
  const { facts, failed } = await factsOf(input);
  const paths = input.files.map(({ path }) => path);
  const names = moduleNames(input.paths.filter((path) => /\.pyi?$/.test(path)), input.imports);
  const files = [...facts].map(([path, known]): PythonFile => ({ path, name: names.get(path) ?? path, facts: known }));
  const { program, sites } = solve(files, createModuleFinder(paths, input.imports));
  const nodes = definedNodes(program.modules);
  const edges = callEdges(sites, nodes).sort((one, other) => compare(one.from, other.from) || compare(one.to, other.to) || compare(one.kind, other.kind));
  const written = sites.filter(({ isCall }) => isCall);
  const { network } = program;
  return {
    nodes: [...nodes.values()].sort((one, other) => compare(one.qualifiedName, other.qualifiedName)),
    edges,
    coverage: [
      {
        method: 'flow',
        languages: ['Python'],
        files: files.length,
        calls: written.length,
        unresolved: written.filter(({ targets }) => targets === null).length,
        reason: network.exhausted() ? 'The values that flow are too many to follow all of them.' : null,
      },
    ],
    failed,
    keep: facts,
  };
}

/** What each file says: kept, or read now. */
async function factsOf({ files, texts, kept }: CallInput): Promise<{ facts: Map<string, PythonFacts>; failed: { path: string; reason: string }[] }> {
  const facts = new Map<string, PythonFacts>();
  const failed: { path: string; reason: string }[] = [];
  const grammar = createGrammar('python');
  for (const { path } of files) {
    const known = kept.get(path) as PythonFacts | undefined;
    const text = texts.get(path);
    if (known !== undefined) facts.set(path, known);
    else if (text === undefined) failed.push({ path, reason: 'Its text could not be read.' });
    else {
      try {
        await grammar.load();
        const end = performance.now() + timeLimit;
        facts.set(path, grammar.read(text, () => performance.now() > end, (root) => readFacts(syntaxTree(root, text), text)));
      } catch (error) {
        failed.push({ path, reason: error instanceof Error ? error.message : 'It could not be parsed.' });
      }
    }
  }
  return { facts, failed };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
