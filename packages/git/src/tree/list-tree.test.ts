import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, text, setUpOpening } from '../fixtures/opening.js';

const opening = setUpOpening();

describe('files', () => {
  it('keep their kind; symlinks are listed and not followed', async () => {
    const folder = opening.sandbox.repository('kinds', { 'run.sh': '#!/bin/sh\n', 'a.txt': 'a' });
    chmodSync(join(folder, 'run.sh'), 0o755);
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    symlinkSync('loop', join(folder, 'loop'));
    opening.sandbox.git(folder, ['add', '.']);
    opening.sandbox.git(folder, ['commit', '--quiet', '-m', 'Kinds']);

    const repository = await opening.open(folder);

    expect(Object.fromEntries(repository.tree.entries.map(({ path, kind }) => [path, kind]))).toEqual({
      'a.txt': 'file',
      loop: 'symlink',
      passwd: 'symlink',
      'run.sh': 'executable',
    });
    expect((await contents(repository)).map(text)).toEqual(['a', null, null, '#!/bin/sh\n']);
  });

  it('may have any name', async () => {
    const names = ['a\nb', 'a"b', "a'b", 'a\\b', 'tab\tx', ' lead', 'größe', '\ufeffbom', '-x', 'a'.repeat(255), '.GIT0', '*'];
    const folder = init('names');
    commitNames(folder, names.map((name) => Buffer.from(name)));

    const repository = await opening.open(folder);

    expect(new Set(repository.tree.entries.map(({ path }) => path))).toEqual(new Set(names));
    expect(repository.tree.entries.every(({ pathEscaped }) => !pathEscaped)).toBe(true);
  });

  it('with a name that is not UTF-8 are escaped, read, and a warning', async () => {
    const folder = init('latin1');
    commitNames(folder, [Buffer.from('caf\xe9.txt', 'latin1'), Buffer.from('ok.txt')]);

    const repository = await opening.open(folder);

    expect(repository.tree.entries[0]).toMatchObject({ path: 'caf\\xe9.txt', pathEscaped: true });
    expect((await contents(repository)).map(text)).toEqual(['content', 'content']);
    expect(repository.warnings).toMatchObject([{ code: 'PATH_ESCAPED', message: expect.stringContaining('caf\\xe9.txt') as string }]);
  });

  it('in Git LFS are their pointers', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
    const folder = opening.sandbox.repository('lfs', { '.gitattributes': '*.bin filter=lfs diff=lfs\n', 'a.bin': pointer });

    const repository = await opening.open(folder);

    expect((await contents(repository)).map(text)).toContain(pointer);
    expect(repository.warnings).toEqual([]);
  });

  it('are those of the commit itself, whatever refs/replace says', async () => {
    const folder = opening.sandbox.repository('replaced');
    const real = opening.sandbox.git(folder, ['rev-parse', 'HEAD:README.md']);
    const fake = opening.sandbox.git(folder, ['hash-object', '-w', '--stdin'], 'replaced');
    opening.sandbox.git(folder, ['replace', real, fake]);

    expect((await contents(await opening.open(folder))).map(text)).toEqual(['# Hello\n']);
  });
});

function init(name: string): string {
  const folder = opening.sandbox.path(name);
  mkdirSync(folder);
  opening.sandbox.git(folder, ['init', '--quiet', '--bare']);
  return folder;
}

/** Commits files with these names straight into a bare repository: no file system has to like them. */
function commitNames(folder: string, names: Buffer[]): void {
  const blob = opening.sandbox.git(folder, ['hash-object', '-w', '--stdin'], 'content');
  const records = names.flatMap((name) => [Buffer.from(`100644 blob ${blob}\t`), name, Buffer.from([0])]);
  const tree = opening.sandbox.git(folder, ['mktree', '-z'], Buffer.concat(records));
  opening.sandbox.git(folder, ['update-ref', 'refs/heads/main', opening.sandbox.git(folder, ['commit-tree', '-m', 'Names', tree])]);
}
