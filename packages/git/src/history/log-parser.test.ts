import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogParser, type LogEntry } from './log-parser.js';

const one = 'a'.repeat(40);
const two = 'b'.repeat(40);
const file = (status: string): string => `:100644 100644 ${'c'.repeat(40)} ${'d'.repeat(40)} ${status}\0`;
const log = `${one}\0\n${file('M')}src/a.ts\0${file('R100')}old\0new\0${two}\0${'e'.repeat(40)}\0\n${file('D')}gone\0`;

function parse(chunks: readonly Buffer[], maxFiles = 10): LogEntry[] | null {
  const parser = createLogParser(maxFiles);
  const entries: LogEntry[] = [];
  for (const chunk of chunks) {
    const done = parser.push(chunk);
    if (done === null) return null;
    entries.push(...done);
  }
  const last = parser.last();
  return last === null ? entries : [...entries, last];
}

describe('a log', () => {
  it('is commits and the files that each touched; of a rename the new path', () => {
    expect(parse([Buffer.from(log)])).toEqual([
      { oid: one, files: ['src/a.ts', 'new'] },
      { oid: two, files: [] },
      { oid: 'e'.repeat(40), files: ['gone'] },
    ]);
  });

  it('may be empty', () => {
    expect(parse([])).toEqual([]);
  });

  it('means the same wherever it is cut into pieces', () => {
    const whole = parse([Buffer.from(log)]);

    fc.assert(
      fc.property(fc.array(fc.nat(log.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), log.length];
        const pieces = places.slice(1).map((end, index) => Buffer.from(log.slice(places[index], end)));
        expect(parse(pieces)).toEqual(whole);
      }),
    );
  });

  it.each([
    ['a path that looks like a commit', two],
    ['a path that looks like a file', file('M').slice(0, -1)],
    ['a path with line feeds and quotes', '\n"a\n'],
  ])('is not misled by %s', (_, path) => {
    expect(parse([Buffer.from(`${one}\0\n${file('M')}${path}\0`)])).toEqual([{ oid: one, files: [path] }]);
  });

  it('spells bytes that are not UTF-8 as the tree does', () => {
    const bytes = Buffer.concat([Buffer.from(`${one}\0\n${file('M')}`), Buffer.from([0x63, 0xe9, 0])]);

    expect(parse([bytes])).toEqual([{ oid: one, files: ['c\\xe9'] }]);
  });

  it('keeps as many files of a commit as it may', () => {
    expect(parse([Buffer.from(`${one}\0\n${file('A')}1\0${file('A')}2\0${file('A')}3\0${two}\0`)], 2)).toEqual([
      { oid: one, files: ['1', '2'] },
      { oid: two, files: [] },
    ]);
  });

  it('leaves out a path that no file system takes, in whatever pieces it comes', () => {
    const pieces = [`${one}\0\n${file('A')}`, 'x'.repeat(60_000), 'x'.repeat(60_000), `\0${file('A')}after\0`].map((piece) => Buffer.from(piece));

    expect(parse(pieces)).toEqual([{ oid: one, files: ['after'] }]);
  });

  it.each(['garbage\0', `${file('M')}a\0`, `${one}\0:100644 M\0`])('that is %j is not understood', (output) => {
    expect(parse([Buffer.from(output)])).toBeNull();
  });
});
