import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync, lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graphFile, htmlFile, writeOutputFile } from './output-file.js';

describe('a file that was asked for', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'reposcan-html-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is written with the folders that it needs, and nothing beside it', async () => {
    const file = join(dir, 'a/b/report.html');

    await writeOutputFile(file, '<p>', htmlFile);

    expect(readFileSync(file, 'utf8')).toBe('<p>');
    expect(readdirSync(join(dir, 'a/b'))).toEqual(['report.html']);
  });

  it('replaces the one before, also through a symbolic link', async () => {
    const file = join(dir, 'report.html');
    const alias = join(dir, 'latest.html');
    writeFileSync(file, 'old');
    symlinkSync(file, alias);

    await writeOutputFile(alias, 'new', htmlFile);

    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(lstatSync(alias).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['a directory', 'directory', 'it is a directory.'],
    ['a path below a file', 'file/report.html', 'part of the path is a file, not a directory.'],
  ])('cannot be %s, and what was there stays', async (_, name, reason) => {
    mkdirSync(join(dir, 'directory'));
    writeFileSync(join(dir, 'file'), 'precious');

    await expect(writeOutputFile(join(dir, name), 'new', htmlFile)).rejects.toMatchObject({
      code: 'HTML_NOT_WRITTEN',
      message: expect.stringContaining(reason),
    });

    expect(readdirSync(dir).toSorted()).toEqual(['directory', 'file']);
    expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('precious');
  });

  it('cannot be a device', async () => {
    await expect(writeOutputFile('/dev/null', 'x', graphFile)).rejects.toMatchObject({
      code: 'GRAPH_NOT_WRITTEN',
      message: expect.stringContaining('it is not a regular file.'),
    });
  });
});
