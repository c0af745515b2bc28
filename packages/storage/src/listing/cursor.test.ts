import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorageError } from '../storage-error.js';
import { cursorOf, positionOf } from './cursor.js';

const anyQuery = fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 4 });
const anyScore = fc.double({ noNaN: true, noDefaultInfinity: true });
const anyName = fc.string({ unit: 'binary' });

describe('cursorOf', () => {
  it('is read back as the position that it was made of', () => {
    fc.assert(
      fc.property(anyQuery, anyScore, anyName, (query, score, name) => {
        const [readScore, readName] = positionOf(query, cursorOf(query, [score, name]), [0, '']);
        return readScore === score && readName === name;
      }),
    );
  });

  it('is refused by every other query', () => {
    fc.assert(
      fc.property(anyQuery, anyQuery, (query, other) => {
        fc.pre(JSON.stringify(query) !== JSON.stringify(other));
        expect(() => positionOf(other, cursorOf(query, [1, 'a']), [0, ''])).toThrow(StorageError);
      }),
    );
  });

  it('shows neither user nor filters', () => {
    const cursor = Buffer.from(cursorOf(['repositories', 'user-1', 'octocat', null], [50, 'octocat/hello']), 'base64url').toString();

    expect(cursor).toContain('octocat/hello');
    expect(cursor).not.toContain('user-1');
  });

  it('can stand in a URL as it is', () => {
    fc.assert(fc.property(anyQuery, anyName, (query, name) => /^[\w-]+$/.test(cursorOf(query, [name]))));
  });
});

describe('positionOf', () => {
  it.each([
    ['text for a number', ['50', 'a']],
    ['null for a number', [null, 'a']],
    ['too few keys', [50]],
    ['too many keys', [50, 'a', 'b']],
  ])('refuses a forged position with %s', (_, position) => {
    const cursor = cursorOf(['query'], position as string[]);

    expect(() => positionOf(['query'], cursor, [0, ''])).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
  });

  it('refuses any text without failing otherwise', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (cursor) => {
        expect(() => positionOf(['query'], cursor, [0, ''])).toThrow(StorageError);
      }),
    );
  });
});
