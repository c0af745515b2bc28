import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFacts, decodeText } from './content-facts.js';
import { fileText } from './file-text.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('lines', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\r\nb\r\n', 2],
    ['\n\n', 2],
    ['\ufeffa\nb\n', 2],
  ])('of %j: %i', (text, lines) => {
    expect(contentFacts(bytes(text)).lines).toBe(lines);
  });

  it('are those of splitting at line feeds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r', 'ü'), { maxLength: 50 }), (parts) => {
        const text = parts.join('');
        const split = text.split('\n');

        expect(contentFacts(bytes(text)).lines).toBe(split.at(-1) === '' ? split.length - 1 : split.length);
      }),
    );
  });
});

it('takes a NUL near the start for binary and a far one not', () => {
  expect(contentFacts(Buffer.from([65, 0, 66])).binary).toBe(true);
  expect(contentFacts(Buffer.concat([Buffer.alloc(9000, 65), Buffer.from([0])])).binary).toBe(false);
});

it('reads UTF-16 with a byte order mark as text', () => {
  const content = utf16('eins\nzwei\ndrei');

  expect(contentFacts(content)).toMatchObject({ binary: false, lines: 3, encoding: 'utf-16le' });
  expect(decodeText(content, 'utf-16le')).toBe('eins\nzwei\ndrei');
});

it('drops the byte order mark from both forms of a text', () => {
  const text = fileText(bytes('\ufeff#!/bin/sh ü'), 'utf-8');

  expect(text.unicode).toBe('#!/bin/sh ü');
  expect(text.bytes.startsWith('#!/bin/sh')).toBe(true);
});

it('decodes any bytes without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (content) => {
      const { encoding } = contentFacts(content);

      expect(typeof fileText(content, encoding).unicode).toBe('string');
    }),
  );
});
