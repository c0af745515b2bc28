import type { FileSkeleton, ImportStatement } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import type { ImportTarget } from '../link/linker.js';
import { createWarningList } from '../observe/warning-list.js';
import { createImportGraphDraft, importGraphLimits, type Link } from './import-graph-draft.js';

const skeleton = (path: string, language = 'TypeScript'): FileSkeleton => ({ path, language, symbols: [], imports: [], exports: [], packageName: null, syntaxErrors: false });
const statement = (change: Partial<ImportStatement> = {}): ImportStatement => ({ specifier: './b.js', kind: 'import', names: [], typeOnly: false, line: 1, ...change });
const link = (target: ImportTarget, change: Partial<ImportStatement> = {}): Link => ({ statement: statement(change), target });
const to = (...paths: string[]): ImportTarget => ({ kind: 'files', paths });
const package_ = (name: string): ImportTarget => ({ kind: 'external', name, builtin: false });
const everything = (path: string): boolean => path !== 'gone.ts';

describe('an import graph', () => {
  it('has one edge for several imports of the same file in the same way', () => {
    const draft = createImportGraphDraft(everything);

    draft.add(skeleton('a.ts'), 'TypeScript', [link(to('b.ts')), link(to('b.ts'), { specifier: '#b', line: 2 }), link(to('b.ts'), { line: 3 }), link(to('b.ts'), { typeOnly: true, line: 4 })]);

    expect(draft.finish(createWarningList()).edges).toEqual([
      { from: 'a.ts', to: 'b.ts', kind: 'import', typeOnly: false, conditional: false, specifiers: ['./b.js', '#b'], line: 1 },
      { from: 'a.ts', to: 'b.ts', kind: 'import', typeOnly: true, conditional: false, specifiers: ['./b.js'], line: 4 },
    ]);
  });

  it('has every linked file and every target, and no file that imports itself', () => {
    const draft = createImportGraphDraft(everything);

    draft.add(skeleton('z.ts'), 'TypeScript', [link(to('z.ts', 'data.json'))]);
    draft.add(skeleton('a.ts'), 'TypeScript', []);

    expect(draft.finish(createWarningList())).toMatchObject({ files: ['a.ts', 'data.json', 'z.ts'], edges: { length: 1 } });
  });

  it('lists what leads nowhere, and what a linker finds in no tree', () => {
    const draft = createImportGraphDraft(everything);

    draft.add(skeleton('b.ts'), 'TypeScript', [link(to('gone.ts'), { line: 2 }), link({ kind: 'unresolved', reason: 'No such file.' }), link({ kind: 'ignored' })]);

    expect(draft.finish(createWarningList()).unresolved).toEqual([
      { from: 'b.ts', specifier: './b.js', line: 1, reason: 'No such file.' },
      { from: 'b.ts', specifier: './b.js', line: 2, reason: 'It leads to a file that is not in the commit.' },
    ]);
  });

  it('has an external module once a family of languages, with its importers and the language of most of them', () => {
    const draft = createImportGraphDraft(everything);

    draft.add(skeleton('b.ts'), 'TypeScript', [link(package_('react'), { typeOnly: true, line: 3 })]);
    draft.add(skeleton('a.tsx', 'TSX'), 'TypeScript', [link(package_('react'), { typeOnly: true }), link(package_('react'), { line: 9 })]);
    draft.add(skeleton('c.tsx', 'TSX'), 'TypeScript', [link(package_('react'))]);
    draft.add(skeleton('x.py', 'Python'), 'Python', [link(package_('react')), link({ kind: 'external', name: 'os', builtin: true })]);

    expect(draft.finish(createWarningList()).externals).toEqual([
      { name: 'os', kind: 'builtin', language: 'Python', importers: [{ path: 'x.py', line: 1, typeOnly: false }] },
      { name: 'react', kind: 'package', language: 'Python', importers: [{ path: 'x.py', line: 1, typeOnly: false }] },
      {
        name: 'react',
        kind: 'package',
        language: 'TSX',
        importers: [
          { path: 'a.tsx', line: 1, typeOnly: false },
          { path: 'b.ts', line: 3, typeOnly: true },
          { path: 'c.tsx', line: 1, typeOnly: false },
        ],
      },
    ]);
  });

  it('says what did not fit', () => {
    const warnings = createWarningList();
    const draft = createImportGraphDraft(everything, { edges: 2, externals: 1, importersOfOne: 1, unresolved: 1 });
    const nowhere = link({ kind: 'unresolved', reason: 'No.' });

    draft.add(skeleton('a.ts'), 'TypeScript', [link(to('b.ts', 'c.ts', 'd.ts')), link(to('b.ts')), link(package_('x')), link(package_('y')), nowhere, nowhere]);
    draft.add(skeleton('b.ts'), 'TypeScript', [link(package_('x'))]);

    expect(draft.finish(warnings)).toMatchObject({ edges: { length: 2 }, externals: [{ importers: [{ path: 'a.ts' }] }], unresolved: { length: 1 } });
    expect(warnings.list().map(({ code, message }) => [code, message.replaceAll(/\D+/g, ' ').trim()])).toEqual([
      ['LIMIT_REACHED', '2 1'],
      ['LIMIT_REACHED', '1 1'],
      ['LIMIT_REACHED', '1 1'],
      ['LIMIT_REACHED', '1 1'],
    ]);
  });

  it('keeps a million edges by default', () => {
    expect(importGraphLimits.edges).toBe(1_000_000);
  });
});
