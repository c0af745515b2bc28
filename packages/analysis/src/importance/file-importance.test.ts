import type { FileRole } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileImportance, importanceScale, type FileFacts } from './file-importance.js';
import { fileImportanceWeights } from './file-importance-weights.js';

const roles = Object.keys(fileImportanceWeights.roles) as FileRole[];
const facts: fc.Arbitrary<FileFacts> = fc.record({
  path: fc.constantFrom('src/a.ts', 'index.js', 'a/b/c/d/e/f/g/h/i/j.py', 'README.md', 'lib/core.rb'),
  role: fc.constantFrom(...roles),
  lines: fc.nat(200_000),
  isEntryPoint: fc.boolean(),
  isMarkup: fc.boolean(),
  standsFor: fc.constantFrom(null, 'readme' as const, 'manifest' as const, 'licence' as const),
});
const plain: FileFacts = { path: 'src/a.ts', role: 'source', lines: 300, isEntryPoint: false, isMarkup: false, standsFor: null };
const scale = { lines: 1000 };
const importanceOf = (change: Partial<FileFacts>): number => fileImportance({ ...plain, ...change }, scale).importance;

describe('the importance of a file', () => {
  it('is between 0 and 100, with one decimal', () => {
    fc.assert(
      fc.property(facts, fc.array(facts), (file, others) => {
        const { importance } = fileImportance(file, importanceScale([file, ...others]));

        expect(importance).toBeGreaterThanOrEqual(0);
        expect(importance).toBeLessThanOrEqual(100);
        expect(Math.round(importance * 10) / 10).toBe(importance);
      }),
    );
  });

  it('is what its reasons add up to', () => {
    fc.assert(
      fc.property(facts, (file) => {
        const { importance, reasons } = fileImportance(file, scale);
        const tenths = reasons.reduce((sum, reason) => sum + Math.round(reason.contribution * 10), 0);

        expect(tenths / 10).toBe(importance);
      }),
    );
  });

  it('never falls when a file of source is longer, or it is an entry point', () => {
    fc.assert(
      fc.property(facts, fc.nat(1000), (file, lines) => {
        const source: FileFacts = { ...file, role: 'source' };
        const before = fileImportance(source, scale).importance;

        expect(fileImportance({ ...source, lines: source.lines + lines }, scale).importance).toBeGreaterThanOrEqual(before);
        expect(fileImportance({ ...source, isEntryPoint: true }, scale).importance).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is lower for tests, documentation, assets and what others or programs wrote', () => {
    for (const role of roles.filter((candidate) => candidate !== 'source')) expect(importanceOf({ role })).toBeLessThan(importanceOf({ role: 'source' }));
  });

  it('is higher for a name to begin with, and lower for a style sheet', () => {
    expect(importanceOf({ path: 'src/index.ts' })).toBeGreaterThan(importanceOf({}));
    expect(importanceOf({ isMarkup: true })).toBeLessThan(importanceOf({}));
  });

  it('is that of its kind for README, manifest and licence, however short', () => {
    const short = { role: 'docs' as const, lines: 1 };

    expect(importanceOf({ ...short, standsFor: 'readme' })).toBe(fileImportanceWeights.readme);
    expect(importanceOf({ ...short, standsFor: 'manifest' })).toBe(fileImportanceWeights.manifest);
    expect(importanceOf({ ...short, standsFor: 'licence' })).toBe(fileImportanceWeights.licence);
  });
});

it('weighs with 100 points together: lines, entry point and name, and the shares of observation, place and churn', () => {
  const { lines, entryPoint, name, shares } = fileImportanceWeights;

  expect(lines + entryPoint + name).toBe(100);
  expect(shares.observation + shares.place + shares.churn).toBe(100);
});

it('is relative to the source of the repository, not to its data or style sheets', () => {
  const source = { role: 'source' as const, isMarkup: false, lines: 900 };

  expect(importanceScale([source, { ...source, role: 'data', lines: 4000 }, { ...source, isMarkup: true, lines: 4000 }])).toEqual({ lines: 900 });
});
