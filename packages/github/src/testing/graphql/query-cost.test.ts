import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { queryCost } from './query-cost.js';

function costOf(text: string, variables: Record<string, unknown> = {}): { points: number; nodes: number } {
  const document = parse(text);
  const operation = getOperationAST(document);
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [],
    ),
  );
  if (!operation) throw new Error('no operation');
  return queryCost(operation.selectionSet, fragments, variables);
}

describe('queryCost', () => {
  it.each([
    ['a query without connections costs one point', '{ viewer { login } }', { points: 1, nodes: 0 }],
    ['a page costs its nodes', '{ viewer { repositories(first: 100) { nodes { id } } } }', { points: 1, nodes: 100 }],
    ['last counts like first', '{ viewer { repositories(last: 30) { nodes { id } } } }', { points: 1, nodes: 30 }],
    [
      // The example of GitHub's documentation: 5,101 requests and 305,100 nodes.
      'connections multiply',
      '{ viewer { repositories(first: 100) { nodes { issues(first: 50) { nodes { labels(first: 60) { nodes { id } } } } } } } }',
      { points: 51, nodes: 305_100 },
    ],
    [
      'fragments count where they are spread',
      '{ viewer { ...F ...on User { followers(first: 10) { nodes { id } } } } } fragment F on User { repositories(first: 20) { nodes { id } } }',
      { points: 1, nodes: 30 },
    ],
    ['a connection that is only counted is free', '{ viewer { followers { totalCount } } }', { points: 1, nodes: 0 }],
  ])('%s', (_, text, expected) => {
    expect(costOf(text)).toEqual(expected);
  });

  it('takes sizes and ids from variables', () => {
    const text =
      'query($ids: [ID!]!, $n: Int) { nodes(ids: $ids) { ...on Repository { releases(first: $n) { nodes { id } } } } }';

    expect(costOf(text, { ids: ['a', 'b', 'c'], n: 5 })).toEqual({ points: 1, nodes: 15 });
  });
});
