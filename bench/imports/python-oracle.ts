import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ImportGraph } from '@reposcan/core';

/** How an import graph's Python edges compare with what Python's own finder says. */
export interface PythonAgreement {
  /** Edges that both have. */
  both: number;
  /** `from -> to`, sorted. */
  onlyOurs: string[];
  onlyPython: string[];
  /** Files that Python's parser refuses: they are left out on both sides. */
  unreadable: string[];
}

const script = join(import.meta.dirname, 'python-oracle.py');

/** Whether there is a Python that can be asked. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-c', 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)']).status === 0;
}

/**
 * Compares the edges of a graph with those that CPython's `ast` and `PathFinder` find in a checkout of the same commit. `linked` are the files that have a
 * skeleton, `roots` the folders that Python is to look in besides the file's own. Dynamic imports are left out: `ast` would not see them.
 */
export function comparePythonImports({ checkout, linked, roots }: { checkout: string; linked: readonly string[]; roots: readonly string[] }, graph: ImportGraph): PythonAgreement {
  const files = linked.filter((file) => file.endsWith('.py'));
  const answer = execFileSync('python3', ['-I', script, checkout], { input: JSON.stringify({ files, roots }), maxBuffer: 2 ** 30 });
  const { edges, unreadable } = JSON.parse(answer.toString()) as { edges: [string, string][]; unreadable: string[] };
  const skipped = new Set(unreadable);
  const python = new Set(edges.map(([from, to]) => `${from} -> ${to}`));
  const ours = new Set(graph.edges.filter(({ from, kind }) => from.endsWith('.py') && kind !== 'dynamic' && !skipped.has(from)).map(({ from, to }) => `${from} -> ${to}`));
  return {
    both: [...ours].filter((edge) => python.has(edge)).length,
    onlyOurs: [...ours].filter((edge) => !python.has(edge)).sort(),
    onlyPython: [...python].filter((edge) => !ours.has(edge)).sort(),
    unreadable,
  };
}
