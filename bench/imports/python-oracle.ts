import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

const script = path.join(import.meta.dirname, 'python-oracle.py');

/** Whether there is a Python that can be asked. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-c', 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)']).status === 0;
}

/**
 * Compares the edges of a graph with those that CPython's `ast` and `PathFinder` find in a checkout of the same commit, which is made in a temporary folder and
 * removed. `linked` are the files that have a skeleton, `roots` the folders that Python is to look in besides the file's own.
 */
export function comparePythonImports(
  { repository, commit, linked, roots = ['', 'src'] }: { repository: string; commit: string; linked: readonly string[]; roots?: readonly string[] },
  graph: ImportGraph,
): PythonAgreement {
  const checkout = mkdtempSync(path.join(tmpdir(), 'reposcan-python-'));
  try {
    const archive = execFileSync('git', ['-C', repository, 'archive', '--format=tar', commit], { maxBuffer: 2 ** 30 });
    execFileSync('tar', ['-x', '-C', checkout], { input: archive });
    const files = linked.filter((file) => file.endsWith('.py'));
    const answer = execFileSync('python3', ['-I', script, checkout], { input: JSON.stringify({ files, roots }), maxBuffer: 2 ** 30 });
    const { edges, unreadable } = JSON.parse(answer.toString()) as { edges: [string, string][]; unreadable: string[] };
    const python = new Set(edges.map(([from, to]) => `${from} -> ${to}`));
    const skipped = new Set(unreadable);
    const edgesOfPython = graph.edges.filter(({ from, kind }) => from.endsWith('.py') && kind !== 'dynamic' && !skipped.has(from));
    const ours = new Set(edgesOfPython.map(({ from, to }) => `${from} -> ${to}`));
    return {
      both: [...ours].filter((edge) => python.has(edge)).length,
      onlyOurs: [...ours].filter((edge) => !python.has(edge)).sort(),
      onlyPython: [...python].filter((edge) => !ours.has(edge)).sort(),
      unreadable,
    };
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
}
