import { describe, expect, it } from 'vitest';
import { checkRef, isObjectId } from './ref.js';

describe('a ref', () => {
  it.each(['main', 'feature/x', 'v1.0.0', 'refs/heads/main', 'refs/pull/1/head', 'HEAD', 'größe', 'a'.repeat(40), 'x@y', 'a'.repeat(255)])(
    'may be %s',
    (ref) => {
      expect(() => checkRef(ref)).not.toThrow();
    },
  );

  it.each([
    '',
    '--output=x',
    '-O',
    '-',
    'HEAD@{1}',
    '@',
    '@{u}',
    'a..b',
    ':/x',
    '^{/x}',
    'HEAD^',
    'HEAD~1',
    'main^{tree}',
    'main:README.md',
    'refs/heads/../x',
    'refs/heads/.x',
    'refs/heads//x',
    '/main',
    'main/',
    'main.',
    'x.lock',
    'x.lock/y',
    'a b',
    'a\nb',
    'a\0b',
    'a\u001b[31m',
    'a\u202eb',
    'a\\b',
    'a*',
    'a?',
    '[a]',
    'a'.repeat(300),
  ])('must not be %j', (ref) => {
    expect(() => checkRef(ref)).toThrow(expect.objectContaining({ code: 'INVALID_REF' }));
  });
});

it.each([
  ['a'.repeat(40), true],
  ['A'.repeat(64), true],
  ['a'.repeat(39), false],
  ['a'.repeat(50), false],
  ['g'.repeat(40), false],
])('%s is an object id: %s', (ref, expected) => {
  expect(isObjectId(ref)).toBe(expected);
});
