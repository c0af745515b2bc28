import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.js';

const outline = (path: string, text: string): string[] => readDocument(path, text).blocks.map(({ kind, level, line, text: said }) => `${String(line)} ${kind}${level > 0 ? String(level) : ''}: ${said}`);

describe('a Markdown document', () => {
  it('is read as blocks of plain text with their lines', () => {
    const text = [
      '---',
      'title: x',
      '---',
      '# The *title* ![logo](l.png "t")',
      '',
      'First [line](https://a.example)',
      'second `line` &amp; 1 < 2.',
      '',
      '- one',
      '  - inner',
      '',
      '> quoted',
      '',
      '```sh',
      'npm  test',
      '```',
      '',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 |',
    ].join('\n');

    expect(outline('README.md', text)).toEqual([
      '4 heading1: The title',
      '6 prose: First line second line & 1 < 2.',
      '9 item1: one',
      '10 item2: inner',
      '12 quote: quoted',
      '15 code: npm test',
      '18 row: | a | b',
      '20 row: | 1 | 2',
    ]);
  });

  it('shows the HTML in it as a reader sees it', () => {
    const text = '<div align="center">\n<h1>Name</h1>\n<p>What it <b>is</b>.</p>\n</div>\n\n<details hidden>\n\nnever seen\n\n</details>\n\nSeen <!-- not --> again.\n';

    expect(outline('README.md', text)).toEqual(['2 heading1: Name', '3 prose: What it is.', '12 prose: Seen again.']);
  });

  it('hides an element across the Markdown in it, however deep it is nested', () => {
    expect(outline('a.md', '<div style="display: none"><div>a</div>\n\nb\n\n</div>\n\nc\n')).toEqual(['7 prose: c']);
  });
});

describe('a reStructuredText document', () => {
  it('is read as blocks of plain text with their lines', () => {
    const text = [
      '=====',
      'Title',
      '=====',
      '.. image:: x.png',
      '   :alt: hidden words',
      '',
      'Uses :class:`~a.B` and `a link <https://a.example>`_ and ``code``::',
      '',
      '    $ pip install x',
      '',
      '* one',
      '* two',
      '',
      'Part',
      '----',
      '.. note:: Take care.',
      '.. code-block:: python',
      '',
      '   x = 1',
    ].join('\n');

    expect(outline('README.rst', text)).toEqual([
      '2 heading1: Title',
      '7 prose: Uses a.B and a link and code:',
      '9 code: $ pip install x',
      '11 item1: one',
      '12 item1: two',
      '14 heading2: Part',
      '16 quote: Take care.',
      '19 code: x = 1',
    ]);
  });
});

describe('an AsciiDoc document', () => {
  it('is read as blocks of plain text with their lines', () => {
    expect(outline('README.adoc', '= Title\n:toc:\n\nIt *is* https://a.example[here].\n\n* one\n\n----\nmake\n----\n// comment\n')).toEqual([
      '1 heading1: Title',
      '4 prose: It is here.',
      '6 item1: one',
      '9 code: make',
    ]);
  });
});

describe('any document', () => {
  it.each(['a.md', 'a.rst', 'a.adoc', 'a.org', 'README'])('is read to the end, and every line that it names is in it: %s', (path) => {
    const piece = fc.constantFrom('# a', '=====', '- x', '<div hidden>', '</div>', '```', '::', '.. x::', '   y', '----', '|', '<!--', '-->', '\u200b', '[a](b)', '', '\t', '&lt;', '<p>', '> q', '\u202e', '*', '`', '![');
    const text = fc.array(piece, { maxLength: 40 }).map((lines) => lines.join('\n'));

    fc.assert(
      fc.property(text, (source) => {
        const lines = source.split('\n').length;
        for (const { line, text: said } of readDocument(path, source).blocks) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(said).not.toMatch(/[\u200b\u202e]/);
        }
      }),
    );
  });

  it.each([
    ['a.md', '> '],
    ['a.md', '<div>'],
    ['a.md', '['],
    ['a.md', '- '],
    ['a.md', '*a '],
    ['a.md', '<!-'],
    ['a.rst', '`a <'],
    ['a.rst', '.. '],
    ['a.adoc', '[x'],
    ['a.adoc', '----\n'],
  ])('costs bounded time: %s full of %s', (path, part) => {
    expect(readDocument(path, part.repeat(100_000 / part.length)).path).toBe(path);
  });
});
