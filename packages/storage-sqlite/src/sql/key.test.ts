import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, textOf } from './key.js';

/** Any string, lone surrogates and controls included. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\0', '\u0001', '\u0002', '\ud7ff', '\ud800', '\udfff', '\ue000', '\uffff', '🚀', 'a', '0', '1'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('keyOf', () => {
  it('leaves everything that GitHub allows in names as it is', () => {
    expect(keyOf('octocat/Hello-World_1.0')).toBe('octocat/Hello-World_1.0');
    expect(keyOf('zoë/日本')).toBe('zoë/日本');
  });

  it('can be turned back into the text', () => {
    fc.assert(fc.property(anyText, (text) => textOf(keyOf(text)) === text));
  });

  it('holds neither NUL nor lone surrogates', () => {
    fc.assert(fc.property(anyText, (text) => !/\0|\p{Surrogate}/u.test(keyOf(text))));
  });

  it('has the order of code units when its UTF-8 bytes are compared', () => {
    const order = (comparison: number): number => Math.sign(comparison);
    fc.assert(
      fc.property(
        anyText,
        anyText,
        (a, b) => order(Buffer.compare(Buffer.from(keyOf(a)), Buffer.from(keyOf(b)))) === (a < b ? -1 : Number(a > b)),
      ),
    );
  });

  it('comes out of SQLite as it went in', () => {
    const database = new Database(':memory:');
    const echo = database.prepare('select ? as key').pluck();

    fc.assert(fc.property(anyText, (text) => echo.get(keyOf(text)) === keyOf(text)));

    database.close();
  });
});
