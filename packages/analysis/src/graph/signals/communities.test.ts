import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjacencyOf } from '../adjacency.js';
import { communitiesOf } from './communities.js';
import { sharedFolder } from './community-label.js';

/** Two groups in which everybody imports everybody, tied by one import; and one that stands alone. */
const twoGroups: [number, number][] = [[0, 3]];
for (const group of [[0, 1, 2], [3, 4, 5, 6]]) for (const from of group) for (const to of group) twoGroups.push([from, to]);

describe('communities', () => {
  it('are the groups that hold together, largest first', () => {
    expect(communitiesOf(adjacencyOf(8, twoGroups))).toEqual([[3, 4, 5, 6], [0, 1, 2], [7]]);
  });

  it('have every node once, the same in whatever order edges come', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(19), fc.nat(19))), (edges) => {
        const groups = communitiesOf(adjacencyOf(20, edges));

        expect(groups.flat().sort((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, node) => node));
        expect(communitiesOf(adjacencyOf(20, [...edges].reverse()))).toEqual(groups);
      }),
    );
  });

  it('of no imports are single', () => {
    expect(communitiesOf([[], []])).toEqual([[0], [1]]);
  });
});

it.each([
  [['src/a/x.ts', 'src/a/y.ts', 'src/b/z.ts'], 'src/a'],
  [['src/a/x.ts', 'src/b/y.ts'], 'src'],
  [['a.ts', 'src/b.ts'], null],
  [['constructor/__proto__/a.ts'], 'constructor/__proto__'],
])('the folder that most of %j share is %s', (paths, folder) => {
  expect(sharedFolder(paths)).toBe(folder);
});
