import type { ImportEdge } from '@reposcan/core';
import { expect, it } from 'vitest';
import { compareEdges } from './compare-edges.js';

const edge = (from: string, to: string, specifier: string, typeOnly = false): ImportEdge => ({ from, to, kind: 'import', typeOnly, conditional: false, specifiers: [specifier], line: 1 });
const isMember = (specifier: string): boolean => specifier === '@x/b';

it('counts edges that both have, of files that both have looked at', () => {
  const graph = { files: ['a.ts', 'b.ts'], edges: [edge('a.ts', 'b.ts', './b'), edge('unseen.ts', 'b.ts', './b')] };
  const cruised = [
    { from: 'a.ts', specifier: './b', to: 'b.ts', typeOnly: false },
    { from: 'other.md', specifier: './b', to: 'b.ts', typeOnly: false },
  ];

  expect(compareEdges(graph, cruised, isMember)).toEqual({ agreed: 1, differences: [] });
});

it.each([
  ['@x/b', 'b/src/index.ts', 'their miss'],
  ['@/b', 'app/b.ts', 'their miss'],
  ['./dist/b.js', 'src/b.ts', 'by design'],
  ['./b', 'b.ts', 'open'],
])('says whose fault it is that only we lead %s to %s', (specifier, to, blame) => {
  const { differences } = compareEdges({ files: ['a.ts'], edges: [edge('a.ts', to, specifier)] }, [{ from: 'a.ts', specifier, to: null, typeOnly: false }], isMember);

  expect(differences).toMatchObject([{ by: 'ours', specifier, blame }]);
});

it('holds against us what only they see', () => {
  const { differences } = compareEdges({ files: ['a.ts'], edges: [] }, [{ from: 'a.ts', specifier: './b', to: 'b.ts', typeOnly: false }], isMember);

  expect(differences).toMatchObject([{ by: 'theirs', to: 'b.ts', blame: 'open' }]);
});
