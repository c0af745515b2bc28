import type { CallEdge, CallNode } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { expectedEdges, inPycgNames } from './pycg-names.js';

const node = (qualifiedName: string, kind: CallNode['kind'], path: string | null): CallNode => ({ qualifiedName, name: qualifiedName, kind, path, language: 'Python', line: 1, endLine: 1 });
const edge = (from: string, to: string): CallEdge => ({ from, to, kind: 'call', line: 1, calls: 1, confidence: 1 });

describe('the names of the suite', () => {
  it('writes builtins and modules as it does, and leaves out classes without a constructor', () => {
    const nodes = [node('run', 'module', 'bin/run.py'), node('run.f', 'function', 'bin/run.py'), node('run.C', 'class', 'bin/run.py'), node('builtins.len', 'external', null), node('builtins.str.join', 'external', null)];

    const { edges, defined } = inPycgNames(nodes, [edge('run', 'run.f'), edge('run', 'run.C'), edge('run.f', 'builtins.len'), edge('run.f', 'builtins.str.join')]);

    expect(edges).toEqual([
      { text: 'bin.run → bin.run.f', isInternal: true, isWritten: true },
      { text: 'bin.run.f → <builtin>.len', isInternal: false, isWritten: true },
      { text: 'bin.run.f → <**PyStr**>.join', isInternal: false, isWritten: true },
    ]);
    expect([...defined]).toEqual(['bin.run', 'bin.run.f', 'bin.run.C']);
  });

  it('reads callees by caller', () => {
    expect(expectedEdges({ a: ['b', 'c'], b: [] })).toEqual(['a → b', 'a → c']);
  });
});
