import type { FileRole, ImportGraph, ObservedFile, Observation } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePlaces } from '../graph/signals/code-signals.js';
import { fileImportance } from './file-importance.js';
import { fileImportanceWeights } from './file-importance-weights.js';
import { refined, refineImportance } from './refine-importance.js';

const roles = Object.keys(fileImportanceWeights.roles) as FileRole[];
const part = fc.double({ min: 0, max: 1, noNaN: true });
const standing = fc.record({
  place: fc.option(fc.record({ fanIn: fc.nat(100), fanOut: fc.nat(100), score: part })),
  churn: fc.option(fc.record({ commits: fc.nat(1000), score: part })),
});
const observed = fc
  .record({ role: fc.constantFrom(...roles), lines: fc.nat(9000), isEntryPoint: fc.boolean(), isMarkup: fc.boolean() })
  .map((facts) => ({ role: facts.role, ...fileImportance({ ...facts, path: 'src/index.ts', standsFor: null }, { lines: 2000 }) }));

describe('the importance of a file whose place and history are known', () => {
  it('is between 0 and 100, and what its reasons add up to', () => {
    fc.assert(
      fc.property(observed, standing, (file, known) => {
        const { importance, reasons } = refined(file, known);

        expect(importance).toBeGreaterThanOrEqual(0);
        expect(importance).toBeLessThanOrEqual(100);
        expect(reasons.reduce((sum, { contribution }) => sum + Math.round(contribution * 10), 0)).toBe(Math.round(importance * 10));
      }),
    );
  });

  it('never falls with a higher rank or more commits', () => {
    fc.assert(
      fc.property(observed, part, part, part, (file, low, more, churn) => {
        const of = (place: number, commits: number): number => refined(file, { place: { fanIn: 1, fanOut: 1, score: place }, churn: { commits: 1, score: commits } }).importance;
        const high = Math.min(1, low + more);

        expect(of(high, churn)).toBeGreaterThanOrEqual(of(low, churn));
        expect(of(churn, high)).toBeGreaterThanOrEqual(of(churn, low));
      }),
    );
  });

  it('is that of the observation where nothing else is known', () => {
    fc.assert(
      fc.property(observed, (file) => {
        expect(refined(file, { place: null, churn: null }).importance).toBe(file.importance);
      }),
    );
  });
});

const fileOf = (path: string, change: Partial<ObservedFile> = {}): ObservedFile => {
  const facts = { path, role: 'source' as const, lines: 100, isEntryPoint: false, isMarkup: false, standsFor: null };
  return { path, size: 1, language: 'TypeScript', role: 'source', lines: 100, ...fileImportance(facts, { lines: 400 }), ...change };
};
const observation = (files: ObservedFile[]): Observation => ({
  files,
  languages: [],
  entryPoints: [],
  stats: { files: 0, bytes: 0, lines: 0, directories: 0, symlinks: 0, submodules: 0, binaryFiles: 0, roles: Object.fromEntries(roles.map((role) => [role, 0])) as Record<FileRole, number>, largestFiles: [], truncated: false },
  readme: { path: 'README.md', title: null, excerpt: null, bytes: 1 },
  licenseFile: 'LICENSE',
  warnings: [],
});
const graph: ImportGraph = {
  files: ['a.ts', 'b.ts', 'c.ts'],
  edges: ['a.ts', 'b.ts'].map((from) => ({ from, to: 'c.ts', kind: 'import', typeOnly: false, conditional: false, specifiers: ['./c.js'], line: 1 })),
  externals: [],
  unresolved: [],
};

describe('refining an observation', () => {
  it('raises what is imported and what changes, and says why', () => {
    const files = refineImportance(observation(['a.ts', 'b.ts', 'c.ts'].map((path) => fileOf(path))), filePlaces(graph), new Map([['b.ts', 7]]));

    expect(files[0]).toMatchObject({ path: 'b.ts', reasons: [{ factor: 'lines: 100' }, { factor: 'imported by 0, imports 1' }, { factor: 'commits: 7' }] });
    expect(files.map(({ path }) => path)).toEqual(['b.ts', 'c.ts', 'a.ts']);
  });

  it('does not count against a file what is not known of it', () => {
    const [linked, other] = ['c.ts', 'x.sh'].map((path) => fileOf(path));

    const files = refineImportance(observation([linked, other].filter((file) => file !== undefined)), filePlaces(graph), null);

    expect(files.find(({ path }) => path === 'x.sh')?.importance).toBe(other?.importance);
  });

  it.each(['README.md', 'LICENSE', 'package.json'])('leaves %s, which stands for the whole, as it is', (path) => {
    const file = fileOf(path);

    expect(refineImportance(observation([file]), filePlaces(graph), new Map([[path, 100]]))).toEqual([file]);
  });
});
