import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePath, encodePath } from './tree-path.js';

it.each([
  [Buffer.from('src/größe.ts'), 'src/größe.ts', false],
  [Buffer.from('a\nb"c'), 'a\nb"c', false],
  [Buffer.from('a\\b'), 'a\\b', false],
  [Buffer.from('\ufeffbom'), '\ufeffbom', false],
  [Buffer.from('caf\xe9.txt', 'latin1'), 'caf\\xe9.txt', true],
  [Buffer.from('a\\b\xff', 'latin1'), 'a\\x5cb\\xff', true],
  [Buffer.from('literal\\xff'), 'literal\\x5cxff', true],
  [Buffer.from([0xe2, 0x82, 0x2f, 0xe2, 0x82, 0xac]), '\\xe2\\x82/€', true],
  [Buffer.from([0xed, 0xa0, 0x80]), '\\xed\\xa0\\x80', true],
])('%j is spelled %j', (bytes, path, escaped) => {
  expect(decodePath(bytes)).toEqual({ path, escaped });
});

it('loses nothing: the bytes come back from the text', () => {
  fc.assert(
    fc.property(awkwardBytes(), (bytes) => {
      expect(encodePath(decodePath(bytes))).toEqual(bytes);
    }),
  );
});

it('spells different bytes differently', () => {
  fc.assert(
    fc.property(awkwardBytes(), awkwardBytes(), (one, other) => {
      expect(decodePath(one).path === decodePath(other).path).toBe(one.equals(other));
    }),
  );
});

/** Bytes with many backslashes, escapes and broken characters. */
function awkwardBytes(): fc.Arbitrary<Buffer> {
  const piece = fc.oneof(
    fc.constantFrom('\\', '\\xff', 'x', '5c', '€').map((text) => Buffer.from(text)),
    fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
  );
  return fc.array(piece, { maxLength: 6 }).map((pieces) => Buffer.concat(pieces));
}
